// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.wrong;

import dev.keelson.EntityTypes;
import dev.keelson.core.Cursor;
import dev.keelson.core.Entity;
import dev.keelson.core.EntityType;
import dev.keelson.core.Id;
import dev.keelson.core.Stamp;

/** What several faults need. */
final class Values {

  private Values() {}

  /** The value as if it had been read at another version. */
  static Entity<?> atVersion(Entity<?> value, long version) {
    Stamp old = value.stamp();
    Stamp stamp = new Stamp(old.createdAt(), old.updatedAt(), old.updatedBy(), version);
    return EntityTypes.ALL.stream()
        .filter(type -> type.type().isInstance(value))
        .findFirst()
        .map(type -> stamped(type, value, stamp))
        .orElseThrow();
  }

  private static <T extends Entity<I>, I extends Id> Entity<?> stamped(
      EntityType<T, I> type, Entity<?> value, Stamp stamp) {
    return type.withStamp().apply(type.type().cast(value), stamp);
  }

  /** The position that a cursor of a fault holds. */
  static int position(Cursor cursor) {
    try {
      return Integer.parseInt(cursor.keys(1).getFirst());
    } catch (NumberFormatException e) {
      throw Cursor.invalid();
    }
  }
}
