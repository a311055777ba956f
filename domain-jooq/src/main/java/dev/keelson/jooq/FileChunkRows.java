// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.FileChunkRecord;
import dev.keelson.knowledge.FileChunk;
import org.mapstruct.Mapper;

@Mapper
interface FileChunkRows extends RowMapper<FileChunk, FileChunkRecord> {}
