// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.AuditInfo;
import org.mapstruct.BeanMapping;
import org.mapstruct.Builder;
import org.mapstruct.Mapping;

/**
 * Turns values into rows and back; the parts of the audit info are columns of the row. MapStruct
 * writes it, and refuses what one side lacks.
 */
public interface RowMapper<T, R extends Row> {

  @Mapping(target = ".", source = "audit")
  R toRow(T value);

  @Mapping(target = "from", ignore = true) // the builder's way to copy a whole value
  @Mapping(target = "audit", source = ".")
  T toValue(R row);

  @BeanMapping(builder = @Builder(disableBuilder = true)) // for each row, so without a detour
  AuditInfo toAudit(R row);
}
