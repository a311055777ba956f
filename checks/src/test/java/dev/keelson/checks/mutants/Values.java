// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import dev.keelson.EntityTypes;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Cursor;
import dev.keelson.core.Entity;
import dev.keelson.core.EntityType;
import dev.keelson.core.Id;

/** What several faults need. */
final class Values {

  private Values() {}

  /** The value as if it had been read at another version. */
  static Entity<?> atVersion(Entity<?> value, long version) {
    AuditInfo old = value.audit();
    AuditInfo audit = new AuditInfo(old.createdAt(), old.updatedAt(), old.updatedBy(), version);
    return EntityTypes.ALL.stream()
        .filter(type -> type.type().isInstance(value))
        .findFirst()
        .map(type -> audited(type, value, audit))
        .orElseThrow();
  }

  private static <T extends Entity<I>, I extends Id> Entity<?> audited(
      EntityType<T, I> type, Entity<?> value, AuditInfo audit) {
    return type.withAudit().apply(type.type().cast(value), audit);
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
