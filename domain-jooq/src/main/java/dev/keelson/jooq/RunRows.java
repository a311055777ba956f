// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.RunRecord;
import dev.keelson.run.Run;
import org.mapstruct.Mapper;

@Mapper
interface RunRows extends RowMapper<Run, RunRecord> {}
