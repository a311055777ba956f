// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Ensured;
import dev.keelson.core.ProjectId;
import dev.keelson.knowledge.FileChunk;
import dev.keelson.knowledge.FileIngestion;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.knowledge.ProjectFileId;
import dev.keelson.query.Scope;
import java.util.List;

/** Replaces chunks by the ordinary rules of files and chunks. */
record MemoryFileIngestion(MemoryStore store, ProjectId project) implements FileIngestion {

  @Override
  public Ensured<ProjectFile> ingest(
      ProjectFileId id, int extractionVersion, List<FileChunk> chunks) {
    return store.change(tx -> {
      MemoryEntityStore entities = tx.entities();
      ProjectFile file = entities.get(ProjectFile.TYPE, project, id);
      if (file.extractionVersion() >= extractionVersion) {
        return new Ensured<>(file, false);
      }
      tx.queries()
          .all(FileChunk.TYPE.where(FileChunk.FILE_ID.is(id)), new Scope.Projects(List.of(project)))
          .forEach(chunk -> entities.delete(FileChunk.TYPE, project, chunk.id()));
      chunks.forEach(chunk -> entities.insert(FileChunk.TYPE, chunk));
      ProjectFile ingested =
          ProjectFile.builder()
              .from(file)
              .extractionVersion(extractionVersion)
              .ingestedAt(tx.now())
              .build();
      return new Ensured<>(entities.update(ProjectFile.TYPE, ingested), true);
    });
  }
}
