// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.IntegrationRecord;
import dev.keelson.project.Integration;
import org.mapstruct.Mapper;

@Mapper
interface IntegrationRows extends RowMapper<Integration, IntegrationRecord> {}
