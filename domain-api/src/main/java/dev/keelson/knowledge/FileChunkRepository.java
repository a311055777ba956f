// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.ReadRepository;
import dev.keelson.repository.RepositoryContext;

/** Reads the chunks of one project's files; {@link ProjectFileRepository#ingest} stores them. */
public final class FileChunkRepository extends ReadRepository<FileChunk, FileChunkId> {

  /** Creates the repository in {@code context}. */
  public FileChunkRepository(RepositoryContext context) {
    super(FileChunk.TYPE, context);
  }

  /** Returns the chunks of a file, by their index (R003-36). */
  public Page<FileChunk> findByFile(ProjectFileId file, PageRequest page) {
    return page(type.where(FileChunk.FILE_ID.is(file)).by(FileChunk.CHUNK_INDEX), page);
  }
}
