// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.CheckpointRecord;
import dev.keelson.workspace.Checkpoint;
import org.mapstruct.Mapper;

@Mapper
interface CheckpointRows extends RowMapper<Checkpoint, CheckpointRecord> {}
