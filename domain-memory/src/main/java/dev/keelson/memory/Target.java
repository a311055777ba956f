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
 * What a reference leads to: a value of the same project, or a shared one.
 *
 * @param project the project that owns it, or null
 * @param id its id
 */
record Target(@Nullable ProjectId project, Id id) {

  /** A row itself, as references lead to it. */
  static <T> Target itself(RowType<T> type, T row) {
    return new Target(Rows.owner(row), (Id) Rows.key(type, row).getFirst());
  }

  /** Where an id leads to from {@code row}. */
  static Target of(Object row, Id id) {
    return new Target(EntityTypes.of(id.getClass()).isOwned() ? Rows.owner(row) : null, id);
  }

  /** Where {@code reference} leads to from {@code row}, or empty if it is absent there. */
  static Optional<Target> of(Object row, Reference<?, ?> reference) {
    return Optional.<Id>ofNullable(Rows.get(reference, row)).map(id -> of(row, id));
  }
}
