// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.PolicyRecord;
import dev.keelson.project.Policy;
import org.mapstruct.Mapper;

@Mapper
interface PolicyRows extends RowMapper<Policy, PolicyRecord> {}
