// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Digest;
import dev.keelson.core.Ensured;
import dev.keelson.core.ProjectId;
import dev.keelson.knowledge.FileChunk;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.knowledge.ProjectFileId;
import dev.keelson.knowledge.ProjectFileRepository;
import dev.keelson.sql.Ingesting;
import dev.keelson.sql.SqlErrors;
import dev.keelson.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class JpaProjectFileRepository
    extends JpaRepository<ProjectFile, ProjectFileId, ProjectFileRow>
    implements ProjectFileRepository {

  private static final Statement INGEST = ProjectFileRow.MAPPING.statement(Ingesting.INGEST);

  private final ProjectId project;

  JpaProjectFileRepository(StoreContext context, ProjectId project) {
    super(context, ProjectFile.TYPE, ProjectFileRow.MAPPING, project);
    this.project = project;
  }

  @Override
  public ProjectFile insert(ProjectFile file) {
    return super.insert(file.requireNew());
  }

  @Override
  public Ensured<ProjectFile> ensure(ProjectFile file) {
    return ensure(file.requireNew(), Map.of("digest", file.digest()));
  }

  @Override
  public Ensured<ProjectFile> ingest(
      ProjectFileId id, int extractionVersion, List<FileChunk> chunks) {
    FileChunk.check(chunks, project, id, extractionVersion);
    Call call =
        Call.of(INGEST)
            .with("projectId", project)
            .with("fileId", id)
            .with("extractionVersion", extractionVersion)
            .with("actor", context.actor());
    Ingesting.arguments(chunks).forEach(call::with);
    return Ingesting.ingest(
        extractionVersion,
        () -> change(call, problem -> SqlErrors.translate(problem, FileChunk.TYPE, chunks)),
        () -> get(id));
  }

  @Override
  public Optional<ProjectFile> findByDigest(Digest digest) {
    return findBy(Map.of("digest", digest));
  }
}
