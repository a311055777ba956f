// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Truncates times to microseconds, the precision of PostgreSQL. Values do this in their
 * constructors, so that a value equals itself after a round trip through any store.
 */
public final class Timestamps {

  /** The earliest time that a value may have: years are 1 to 9999, which all databases support. */
  public static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  /** The latest time that a value may have. */
  public static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Timestamps() {}

  /**
   * Returns {@code time}, truncated to microseconds.
   *
   * @throws InvalidValueException if it is before {@link #FIRST} or after {@link #LAST}
   */
  public static Instant of(Instant time, String field) {
    Instant cut = Check.present(time, field).truncatedTo(ChronoUnit.MICROS);
    if (cut.isBefore(FIRST) || cut.isAfter(LAST)) {
      throw new InvalidValueException(
          field, "must be within the years 1 to 9999", "leave the field out for never");
    }
    return cut;
  }

  /**
   * Returns when something ended that began at {@code start}: {@code now}, or {@code start} where
   * that is later, since the clocks of hosts and of the database differ.
   *
   * @param start null if it never began
   */
  public static Instant later(@Nullable Instant start, Instant now) {
    Check.present(now, "now");
    return start == null || start.isBefore(now) ? now : start;
  }

  /** Like {@link #of}, but accepts null and returns it. */
  public static @Nullable Instant ofNullable(@Nullable Instant time) {
    return time == null ? null : of(time, "time");
  }
}
