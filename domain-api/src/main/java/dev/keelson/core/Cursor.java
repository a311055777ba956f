// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * Where a page ended, and so where the next begins. Opaque: keep it, send it, hand it back to the
 * method that gave it.
 *
 * @param token the cursor as URL-safe text
 */
public record Cursor(String token) {

  private static final String SEPARATOR = "\n";

  public Cursor {
    Objects.requireNonNull(token, "token");
  }

  /** For stores: the cursor behind an item whose sort keys are {@code keys}. */
  public static Cursor behind(List<?> keys) {
    String joined = String.join(SEPARATOR, keys.stream().map(Object::toString).toList());
    return new Cursor(
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(joined.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * For stores: the sort keys that {@link #behind} was given.
   *
   * @throws InvalidValueException if there are not {@code count}
   */
  public List<String> keys(int count) {
    try {
      List<String> keys =
          List.of(
              new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8)
                  .split(SEPARATOR));
      if (keys.size() == count) {
        return keys;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw invalid();
  }

  /**
   * For stores: the only sort key, a number of 0 or more.
   *
   * @throws InvalidValueException if it is something else
   */
  public long number() {
    try {
      long number = Long.parseLong(keys(1).getFirst());
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw invalid();
  }

  /**
   * For stores: a sort key that is a time. One that no value has is refused; a database could not
   * even compare with it.
   *
   * @throws InvalidValueException if no value has it
   * @throws java.time.DateTimeException if it is no time
   */
  public static Instant time(String key) {
    return Timestamps.of(Instant.parse(key), "cursor");
  }

  /** For stores: the refusal of a cursor that this query never gave. */
  public static InvalidValueException invalid() {
    return new InvalidValueException(
        "cursor",
        "must come from an earlier page of the same query",
        "start again without a cursor");
  }

  @Override
  public String toString() {
    return token;
  }
}
