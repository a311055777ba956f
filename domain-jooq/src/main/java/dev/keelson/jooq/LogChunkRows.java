// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.LogChunkRecord;
import dev.keelson.workspace.LogChunk;
import org.mapstruct.Mapper;

@Mapper
interface LogChunkRows extends ValueReader<LogChunk, LogChunkRecord> {}
