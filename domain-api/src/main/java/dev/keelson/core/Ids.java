// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import java.util.function.Function;

/** Creates and parses the UUIDs of typed ids. */
public final class Ids {

  private Ids() {}

  /** Returns a new UUIDv7. Ids created by one process sort in their order of creation. */
  public static UUID next() {
    return UuidCreator.getTimeOrderedEpochPlus1();
  }

  /**
   * Parses an id from its text form.
   *
   * @throws InvalidValueException if {@code text} is not a UUID in its 36-character form
   */
  public static <I extends Id> I parse(String text, String field, Function<UUID, I> type) {
    Check.present(text, field);
    try {
      UUID uuid = UUID.fromString(text);
      if (uuid.toString().equalsIgnoreCase(text)) { // fromString alone accepts shortened groups
        return type.apply(uuid);
      }
    } catch (IllegalArgumentException e) {
      // reported below, with the field's name
    }
    throw new InvalidValueException(
        field, "must be a UUID of 36 characters", "got %s characters".formatted(text.length()));
  }
}
