// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.delivery.InfraResource;
import dev.keelson.jooq.generated.tables.records.InfraResourceRecord;
import org.mapstruct.Mapper;

@Mapper
interface InfraResourceRows extends RowMapper<InfraResource, InfraResourceRecord> {}
