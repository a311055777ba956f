// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.ProjectId;
import dev.keelson.query.RowType;
import org.jspecify.annotations.Nullable;

/**
 * Names the table of one kind of rows, and determines their type.
 *
 * @param name the kind of rows
 * @param project the project that owns them, or null if all projects share them
 */
@SuppressWarnings("UnusedTypeParameter") // it tags the rows, for the compiler only
record Table<V>(String name, @Nullable ProjectId project) {

  /**
   * Returns the table of a type: the project's own if projects own that type, else the shared one.
   */
  static <T> Table<T> of(RowType<T> type, @Nullable ProjectId project) {
    return new Table<>(type.name(), type.isOwned() ? project : null);
  }
}
