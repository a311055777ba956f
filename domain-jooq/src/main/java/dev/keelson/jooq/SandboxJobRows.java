// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.SandboxJobRecord;
import dev.keelson.run.SandboxJob;
import org.mapstruct.Mapper;

@Mapper
interface SandboxJobRows extends RowMapper<SandboxJob, SandboxJobRecord> {}
