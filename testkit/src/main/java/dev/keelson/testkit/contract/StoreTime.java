// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The store's clock, which need not be that of the machine on which the tests run. */
public final class StoreTime {

  private static final Duration SHORT = Duration.ofMillis(1500);
  private static final int ATTEMPTS = 6;
  private static final int TICKS = 500;

  private StoreTime() {}

  /** The present time of the store, as it locks what is claimed. */
  public static Instant now(TestWorld world) {
    return Objects.requireNonNull(world.claimed().item().lockedAt(), "lockedAt");
  }

  /**
   * Does what must succeed as long as a time that begins now is not over. If it is over when the
   * work is done, on a slow machine, nothing was seen: then again with twice the time.
   *
   * @param work does and asserts something within the time that it is given; may come again
   */
  public static void within(TestWorld world, Consumer<Duration> work) {
    Duration time = SHORT;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Instant over = now(world).plus(time);
      Throwable failure = failure(work, time);
      if (now(world).isBefore(over)) {
        if (failure != null) {
          throw new AssertionError(
              "%s before it was over, %s".formatted(time, failure.getMessage()), failure);
        }
        return;
      }
      time = time.multipliedBy(2);
    }
    throw new AssertionError("the store was never as quick as " + time.dividedBy(2));
  }

  private static @Nullable Throwable failure(Consumer<Duration> work, Duration time) {
    try {
      work.accept(time);
      return null;
    } catch (RuntimeException | AssertionError e) {
      return e;
    }
  }

  /** Waits until the store's clock has come to a moment that is near. */
  public static void await(TestWorld world, Instant moment) {
    for (int tick = 0; tick < TICKS; tick++) {
      if (!now(world).isBefore(moment)) {
        return;
      }
      Race.pause(20);
    }
    throw new AssertionError("the store's clock did not come to " + moment);
  }
}
