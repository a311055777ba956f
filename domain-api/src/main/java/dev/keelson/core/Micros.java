// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cuts times to microseconds, the finest that PostgreSQL keeps. Values do it when they are made, so
 * that a value always equals itself after a round trip through any store.
 */
public final class Micros {

  private Micros() {}

  /** Returns {@code time} to the microsecond. */
  public static Instant of(Instant time, String field) {
    return Objects.requireNonNull(time, field).truncatedTo(ChronoUnit.MICROS);
  }

  /** Returns {@code time} to the microsecond, or null for null. */
  public static @Nullable Instant ofNullable(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
  }
}
