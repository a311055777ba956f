// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import org.jooq.Record;
import org.mapstruct.Mapping;

/** Turns rows that are written once, and by no mapper, into values. */
interface ValueReader<T, R extends Record> {

  @Mapping(target = "from", ignore = true)
  T toValue(R row);
}
