// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.ExecutionProcessRecord;
import dev.keelson.workspace.ExecutionProcess;
import org.mapstruct.Mapper;

@Mapper
interface ExecutionProcessRows extends RowMapper<ExecutionProcess, ExecutionProcessRecord> {}
