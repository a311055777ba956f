// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Entity;
import dev.keelson.core.EntityType;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * Names where rows of one kind are kept, and says of what type keys and rows are.
 *
 * @param name the kind of rows
 * @param project the project that owns them, or null if all projects share them
 */
@SuppressWarnings("UnusedTypeParameter") // they tag the rows, for the compiler only
record Table<K, V>(String name, @Nullable ProjectId project) {

  /** The table of a type: the project's own if projects own that type, else the shared one. */
  static <T extends Entity<I>, I extends Id> Table<I, T> of(
      EntityType<T, I> type, @Nullable ProjectId project) {
    return new Table<>(type.name(), type.isOwned() ? project : null);
  }
}
