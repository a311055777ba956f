// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.query.Reference;
import dev.keelson.query.RowType;
import dev.keelson.spi.EntityTypes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The target of a reference: a value of the same project, or a shared one.
 *
 * @param project the project that owns it, or null
 * @param id its id
 */
record Target(@Nullable ProjectId project, Id id) {

  /** Returns a row itself as a target. */
  static <T> Target itself(RowType<T> type, T row) {
    return new Target(Rows.owner(row), (Id) Rows.key(type, row).getFirst());
  }

  /** Returns the target of an id in {@code row}. */
  static Target of(Object row, Id id) {
    return new Target(EntityTypes.of(id.getClass()).isOwned() ? Rows.owner(row) : null, id);
  }

  /** Returns the target of {@code reference} in {@code row}, or empty if it is absent. */
  static Optional<Target> of(Object row, Reference<?, ?> reference) {
    return Optional.<Id>ofNullable(Rows.get(reference, row)).map(id -> of(row, id));
  }
}
