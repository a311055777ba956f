// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.StoreUnavailableException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Repeats what another writer may come in between of. Each try fails because another one succeeded,
 * unless the database lacks a row that it should have; so there is an end to it.
 */
final class Repeats {

  /** More than there are connections, each of which may be faster once. */
  private static final int MAX_TRIES = 1000;

  private Repeats() {}

  /**
   * Returns the first result of {@code attempt}.
   *
   * @param action what is tried, with the id of the row, for example {@code lease RunId …}
   */
  static <T> T until(String action, Supplier<Optional<T>> attempt) {
    for (int i = 0; i < MAX_TRIES; i++) {
      Optional<T> result = attempt.get();
      if (result.isPresent()) {
        return result.get();
      }
    }
    throw new StoreUnavailableException(
        "%s in %s tries".formatted(action, MAX_TRIES),
        true,
        "others were faster, or a row that goes with it is missing; try again, or let the owner of"
            + " the schema look at its rows",
        null);
  }
}
