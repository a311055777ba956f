// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.PROJECT_FILE;

import dev.keelson.core.Digest;
import dev.keelson.core.Ensured;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.ProjectFileRecord;
import dev.keelson.knowledge.FileChunk;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.knowledge.ProjectFileId;
import dev.keelson.knowledge.ProjectFileRepository;
import dev.keelson.sql.Ingesting;
import dev.keelson.sql.SqlErrors;
import java.util.List;
import java.util.Optional;

final class JooqProjectFileRepository
    extends JooqRepository<ProjectFile, ProjectFileId, ProjectFileRecord>
    implements ProjectFileRepository {

  private static final EntityTable<ProjectFile, ProjectFileId, ProjectFileRecord> TABLE =
      EntityTable.of(ProjectFile.TYPE, new ProjectFileRowsImpl(), PROJECT_FILE);

  private final ProjectId project;

  JooqProjectFileRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
    this.project = project;
  }

  @Override
  public ProjectFile insert(ProjectFile file) {
    return super.insert(file.requireNew());
  }

  @Override
  public Ensured<ProjectFile> ensure(ProjectFile file) {
    return ensure(file.requireNew(), PROJECT_FILE.DIGEST.eq(file.digest()));
  }

  @Override
  public Ensured<ProjectFile> ingest(
      ProjectFileId id, int extractionVersion, List<FileChunk> chunks) {
    FileChunk.check(chunks, project, id, extractionVersion);
    Call call =
        call(Ingesting.INGEST)
            .with("projectId", PROJECT_FILE.PROJECT_ID, project)
            .with("fileId", PROJECT_FILE.ID, id)
            .with("extractionVersion", extractionVersion);
    Ingesting.arguments(chunks).forEach(call::withTexts);
    return Ingesting.ingest(
        extractionVersion,
        () ->
            context.run(
                dsl -> first(call, dsl),
                problem -> SqlErrors.translate(problem, FileChunk.TYPE, chunks)),
        () -> get(id));
  }

  @Override
  public Optional<ProjectFile> findByDigest(Digest digest) {
    return findBy(PROJECT_FILE.DIGEST.eq(digest));
  }
}
