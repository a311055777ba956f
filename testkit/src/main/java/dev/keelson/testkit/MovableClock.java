// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of the machine, which tests move forward. Thread-safe. */
final class MovableClock implements InstantSource {

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  /**
   * Moves the clock forward, from where earlier calls have moved it to.
   *
   * @throws IllegalArgumentException if {@code time} is negative
   */
  void advance(Duration time) {
    if (Objects.requireNonNull(time, "time").isNegative()) {
      throw new IllegalArgumentException("a clock goes forward; got " + time);
    }
    ahead.accumulateAndGet(time, Duration::plus);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead.get());
  }
}
