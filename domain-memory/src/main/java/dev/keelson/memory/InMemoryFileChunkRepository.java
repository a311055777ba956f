// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.knowledge.FileChunk;
import dev.keelson.knowledge.FileChunkId;
import dev.keelson.knowledge.FileChunkRepository;
import dev.keelson.knowledge.ProjectFileId;
import java.util.List;

final class InMemoryFileChunkRepository extends InMemoryRepository<FileChunk, FileChunkId>
    implements FileChunkRepository {

  InMemoryFileChunkRepository(StoreContext context, ProjectId project) {
    super(context, FileChunk.TYPE, project);
  }

  /** Stores these chunks of a file in place of all that it has. */
  void replace(ProjectFileId file, List<FileChunk> chunks) {
    List<FileChunk> before = context.read(layer -> layer.all(table));
    before.stream()
        .filter(chunk -> chunk.fileId().equals(file))
        .forEach(chunk -> delete(chunk.id()));
    chunks.forEach(this::insert);
  }

  @Override
  public Page<FileChunk> findByFile(ProjectFileId file, PageRequest page) {
    return page(
        byId.under(FileChunk::chunkIndex, Integer::valueOf),
        page,
        chunk -> chunk.fileId().equals(file));
  }
}
