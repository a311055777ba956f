// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import org.mapstruct.Mapping;

/** Turns values into rows and back. MapStruct writes it, and refuses what one side lacks. */
interface RowMapper<T, R extends Row> {

  R toRow(T value);

  @Mapping(target = "from", ignore = true) // the builder's way to copy a whole value
  T toValue(R row);
}
