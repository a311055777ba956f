// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.RunStepViewRecord;
import dev.keelson.run.RunStep;
import org.mapstruct.Mapper;

@Mapper
interface RunStepRows extends RowMapper<RunStep, RunStepViewRecord> {}
