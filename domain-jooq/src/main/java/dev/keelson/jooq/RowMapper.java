// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.core.AuditInfo;
import org.jooq.Record;
import org.mapstruct.BeanMapping;
import org.mapstruct.Builder;
import org.mapstruct.Mapping;

/**
 * Maps the values of an entity to rows and back, by name. Generated for each entity: a field that
 * is missing on one side fails to compile.
 */
interface RowMapper<T, R extends Record> {

  @Mapping(target = "audit", source = "row")
  @Mapping(target = "from", ignore = true) // the builder's copy method, which is not a field
  T toValue(R row);

  @Mapping(target = ".", source = "audit")
  R toRow(T value);

  @BeanMapping(builder = @Builder(disableBuilder = true)) // for each row, so without a detour
  AuditInfo toAudit(R row);
}
