// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of the machine, which tests move forward: for fixtures whose stores take all their
 * times from it. Thread-safe.
 */
public final class MovableClock implements InstantSource {

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  /**
   * Moves the clock forward, from where earlier calls have moved it to.
   *
   * @throws IllegalArgumentException if {@code time} is negative
   */
  public void advance(Duration time) {
    if (Objects.requireNonNull(time, "time").isNegative()) {
      throw new IllegalArgumentException("a clock goes forward; got " + time);
    }
    ahead.accumulateAndGet(time, Duration::plus);
  }

  /** Returns how far it was moved forward. */
  public Duration ahead() {
    return ahead.get();
  }

  /** Brings it back to the time of the machine. */
  public void reset() {
    ahead.set(Duration.ZERO);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead.get());
  }
}
