// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import org.mapstruct.Mapping;

/** Turns values into rows and back; the parts of the audit info are columns of the row. */
interface AuditedMapper<T, R extends AuditedRow> extends RowMapper<T, R> {

  @Override
  @Mapping(target = ".", source = "audit")
  R toRow(T value);

  @Override
  @Mapping(target = "from", ignore = true)
  @Mapping(target = "audit", source = ".")
  T toValue(R row);
}
