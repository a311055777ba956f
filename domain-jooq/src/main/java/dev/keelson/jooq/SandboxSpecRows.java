// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.SandboxSpecRecord;
import dev.keelson.workspace.SandboxSpec;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

@Mapper
interface SandboxSpecRows extends RowMapper<SandboxSpec, SandboxSpecRecord> {

  @Override
  @Mapping(target = "bootstrapTimeout", source = "bootstrapTimeoutMs")
  @Mapping(target = "iterationTimeout", source = "iterationTimeoutMs")
  @Mapping(target = "idleTimeout", source = "idleTimeoutMs")
  @Mapping(target = "hardTimeout", source = "hardTimeoutMs")
  @Mapping(target = "audit", source = "row")
  @Mapping(target = "from", ignore = true)
  SandboxSpec toValue(SandboxSpecRecord row);

  @Override
  @Mapping(target = "bootstrapTimeoutMs", source = "bootstrapTimeout")
  @Mapping(target = "iterationTimeoutMs", source = "iterationTimeout")
  @Mapping(target = "idleTimeoutMs", source = "idleTimeout")
  @Mapping(target = "hardTimeoutMs", source = "hardTimeout")
  @Mapping(target = ".", source = "audit")
  SandboxSpecRecord toRow(SandboxSpec value);
}
