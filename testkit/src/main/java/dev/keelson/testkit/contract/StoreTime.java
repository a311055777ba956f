// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import dev.keelson.testkit.StoreFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What holds until a last moment of the store's clock, which is moved to where it is seen. */
public final class StoreTime {

  private static final Duration LITTLE = Duration.ofMillis(20);
  private static final int ATTEMPTS = 12;

  private StoreTime() {}

  /**
   * Does what must succeed until a time is over, while little of it is left: as little as the store
   * is quick enough for. If the time is over when the work is done, nothing was seen: then again
   * with twice as much left.
   *
   * @param attempts begins a time, an hour or so, of which nothing but the work sees the end
   */
  public static void justBefore(StoreFixture fixture, TestWorld world, Supplier<Ending> attempts) {
    Duration left = LITTLE;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Ending ending = attempts.get();
      moveTo(fixture, world, ending.moment.minus(left));
      Throwable failure = failure(ending.work);
      if (now(world).isBefore(ending.moment)) {
        if (failure != null) {
          throw new AssertionError(
              "%s before it was over, %s".formatted(left, failure.getMessage()), failure);
        }
        return;
      }
      left = left.multipliedBy(2);
    }
    throw new AssertionError("the store was never as quick as " + left.dividedBy(2));
  }

  /** Moves the time of the store on to a moment, and on by what that takes. */
  public static void moveTo(StoreFixture fixture, TestWorld world, Instant moment) {
    fixture.advance(Duration.between(now(world), moment));
  }

  /** The present time of the store, as it stamps what is written. */
  public static Instant now(TestWorld world) {
    return world.agent().updatedAt();
  }

  private static @Nullable Throwable failure(Runnable work) {
    try {
      work.run();
      return null;
    } catch (RuntimeException | AssertionError e) {
      return e;
    }
  }

  /**
   * A time that is over at a moment.
   *
   * @param moment the first one at which it is over
   * @param work does and asserts what must succeed before
   */
  public record Ending(Instant moment, Runnable work) {}
}
