// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.UUID;

/**
 * The identity of a stored value: a UUIDv7 with a type of its own, so that ids of different types
 * can't be mixed up (R000-07, R002-07, R004-03). Created by the client, before anything is stored.
 */
public interface Id {

  /**
   * Orders ids as PostgreSQL orders {@code uuid}: by unsigned bytes. {@link UUID#compareTo} does
   * not.
   */
  Comparator<Id> ORDER =
      Comparator.comparing(
          Id::value,
          Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
              .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned));

  /** Returns the plain UUID, for columns and wire formats. */
  @JsonValue
  UUID value();

  /** Returns the id with its type name, as used in messages: {@code RunId 0190…}. */
  default String describe() {
    return getClass().getSimpleName() + " " + value();
  }
}
