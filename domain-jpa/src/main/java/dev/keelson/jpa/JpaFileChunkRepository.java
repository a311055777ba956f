// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.knowledge.FileChunk;
import dev.keelson.knowledge.FileChunkId;
import dev.keelson.knowledge.FileChunkRepository;
import dev.keelson.knowledge.ProjectFileId;
import java.util.Map;

final class JpaFileChunkRepository extends JpaRepository<FileChunk, FileChunkId, FileChunkRow>
    implements FileChunkRepository {

  private static final Order<FileChunk> BY_INDEX =
      Order.by("chunkIndex", FileChunk::chunkIndex, Integer::valueOf);

  JpaFileChunkRepository(StoreContext context, ProjectId project) {
    super(context, FileChunk.TYPE, FileChunkRow.MAPPING, project);
  }

  @Override
  public Page<FileChunk> findByFile(ProjectFileId file, PageRequest page) {
    return page(Map.of("fileId", file), BY_INDEX, page);
  }
}
