// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.SystemConfigRecord;
import dev.keelson.setup.SystemConfig;
import org.mapstruct.Mapper;

@Mapper
interface SystemConfigRows extends RowMapper<SystemConfig, SystemConfigRecord> {}
