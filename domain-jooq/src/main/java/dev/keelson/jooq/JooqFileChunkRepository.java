// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.FILE_CHUNK;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.FileChunkRecord;
import dev.keelson.knowledge.FileChunk;
import dev.keelson.knowledge.FileChunkId;
import dev.keelson.knowledge.FileChunkRepository;
import dev.keelson.knowledge.ProjectFileId;

final class JooqFileChunkRepository extends JooqRepository<FileChunk, FileChunkId, FileChunkRecord>
    implements FileChunkRepository {

  private static final EntityTable<FileChunk, FileChunkId, FileChunkRecord> TABLE =
      EntityTable.of(FileChunk.TYPE, new FileChunkRowsImpl(), FILE_CHUNK);

  JooqFileChunkRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Page<FileChunk> findByFile(ProjectFileId file, PageRequest page) {
    return page(FILE_CHUNK.FILE_ID.eq(file), page, Order.by(FILE_CHUNK.CHUNK_INDEX));
  }
}
