// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import org.mapstruct.Mapping;

/** Turns values into rows and back; the parts of the stamp are columns of the row. */
interface StampedMapper<T, R extends StampedRow> extends RowMapper<T, R> {

  @Override
  @Mapping(target = ".", source = "stamp")
  R toRow(T value);

  @Override
  @Mapping(target = "from", ignore = true)
  @Mapping(target = "stamp", source = ".")
  T toValue(R row);
}
