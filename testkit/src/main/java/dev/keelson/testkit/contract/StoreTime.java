// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What holds until a last moment of the store's clock, to the second. */
public final class StoreTime {

  private static final Duration SHORT = Duration.ofMillis(1500);
  private static final int ATTEMPTS = 6;

  private StoreTime() {}

  /**
   * Does what must succeed as long as a time that begins now is not over. If it is over when the
   * work is done, on a slow machine, nothing was seen: then again with twice the time.
   *
   * @param work does and asserts something within the time that it is given; may come again
   */
  public static void within(TestWorld world, Consumer<Duration> work) {
    Duration time = SHORT;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Instant over = world.now().plus(time);
      Throwable failure = failure(work, time);
      if (world.now().isBefore(over)) {
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
}
