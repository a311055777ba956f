// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Id;
import dev.keelson.core.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * A reference that must lead to something stored.
 *
 * @param owning whether the value is deleted with what it refers to; if not, that can't be deleted
 *     as long as the value is stored
 */
public record Referring<T>(Reference<T, ?> reference, boolean owning) {

  /** Returns the column, as used in the names of constraints. */
  public String field() {
    return reference.name();
  }

  /** Returns the id that {@code value} refers to, or null. */
  public @Nullable Id target(T value) {
    return reference.of(value);
  }

  /** Returns the refusal to delete a value that values of {@code type} still refer to. */
  public InvalidValueException stillReferring(RowType<?> type) {
    return new InvalidValueException(
        Names.component(type.name()) + "." + Names.component(field()),
        "must not refer to what is deleted",
        "delete what refers to it first, or let it refer to something else");
  }
}
