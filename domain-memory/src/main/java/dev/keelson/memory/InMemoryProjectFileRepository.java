// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Digest;
import dev.keelson.core.Ensured;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.knowledge.FileChunk;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.knowledge.ProjectFileId;
import dev.keelson.knowledge.ProjectFileRepository;
import java.util.List;
import java.util.Optional;

final class InMemoryProjectFileRepository extends InMemoryRepository<ProjectFile, ProjectFileId>
    implements ProjectFileRepository {

  private final ProjectId project;

  InMemoryProjectFileRepository(StoreContext context, ProjectId project) {
    super(context, ProjectFile.TYPE, project);
    this.project = project;
  }

  @Override
  public ProjectFile insert(ProjectFile file) {
    return super.insert(file.requireNew());
  }

  @Override
  public Ensured<ProjectFile> ensure(ProjectFile file) {
    return ensure(file.requireNew(), "digest", file.digest());
  }

  @Override
  public Ensured<ProjectFile> ingest(
      ProjectFileId id, int extractionVersion, List<FileChunk> chunks) {
    FileChunk.check(chunks, project, id, extractionVersion);
    return context.change(tx -> {
      ProjectFile file = tx.layer().find(table, id).orElseThrow(() -> new NotFoundException(id));
      if (file.extractionVersion() >= extractionVersion) {
        return new Ensured<>(file, false);
      }
      new InMemoryFileChunkRepository(tx, project).replace(id, chunks);
      ProjectFile ingested =
          ProjectFile.builder()
              .from(file)
              .extractionVersion(extractionVersion)
              .ingestedAt(tx.now())
              .build();
      return new Ensured<>(new InMemoryProjectFileRepository(tx, project).update(ingested), true);
    });
  }

  @Override
  public Optional<ProjectFile> findByDigest(Digest digest) {
    return findBy("digest", digest);
  }
}
