// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import dev.keelson.Keelson;
import dev.keelson.core.KeelsonException;
import dev.keelson.testkit.StoreFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs the same work in many threads that start together, half of them on each of two instances,
 * and returns the result of each. Bounded: a runner that does not end fails the test.
 */
public final class Race {

  public static final int RUNNERS = 16;

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Race() {}

  /** The results of all runners, in no order that means anything. */
  public static <R> List<Result<R>> run(
      StoreFixture fixture, BiFunction<? super Keelson, Integer, ? extends R> work) {
    CyclicBarrier start = new CyclicBarrier(RUNNERS);
    List<FutureTask<Result<R>>> runners = new ArrayList<>();
    for (int i = 0; i < RUNNERS; i++) {
      int number = i;
      Keelson keelson = number % 2 == 0 ? fixture.keelson() : fixture.secondInstance();
      runners.add(
          started(
              "runner " + number,
              () -> {
                start.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
                return attempt(() -> work.apply(keelson, number));
              }));
    }
    List<Result<R>> results = runners.stream().map(Race::result).toList();
    Result.refusals(results).stream()
        .filter(fixture::isRefusedToRole)
        .findFirst()
        .ifPresent(refused -> {
          throw refused;
        });
    return results;
  }

  /** Starts work in a thread of its own that does not keep the JVM alive. */
  public static <R> FutureTask<R> started(String name, Task<R> work) {
    FutureTask<R> task = new FutureTask<>(work::run);
    Thread.ofPlatform().daemon().name(name).start(task);
    return task;
  }

  /** Waits for what {@link #started} began. */
  public static <R> R result(FutureTask<R> task) {
    try {
      return task.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("a thread failed: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      task.cancel(true);
      throw new AssertionError(
          "a thread did not end within %s; if your store runs transactions one by one, say so in StoreFixture.runsTransactionsOneByOne"
              .formatted(LIMIT),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for a thread", e);
    }
  }

  /** Waits until another thread has come to where it opens the latch. */
  public static void await(CountDownLatch latch) {
    try {
      if (!latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(
            "another thread did not come within %s; if your store runs transactions one by one, say so in StoreFixture.runsTransactionsOneByOne"
                .formatted(LIMIT));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for another thread", e);
    }
  }

  /** Waits so long at most, and returns whether another thread has come to where it opens it. */
  public static boolean isOpened(CountDownLatch latch, Duration most) {
    try {
      return latch.await(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for another thread", e);
    }
  }

  /** Lets so many milliseconds go by, so that others come in between. */
  public static void pause(int millis) {
    Instant over = Instant.now().plusMillis(millis);
    while (Instant.now().isBefore(over)) {
      LockSupport.parkUntil(over.toEpochMilli() + 1);
    }
  }

  private static <R> Result<R> attempt(Task<R> work)
      throws BrokenBarrierException, InterruptedException, TimeoutException {
    try {
      return new Result<>(work.run(), null);
    } catch (KeelsonException e) {
      return new Result<>(null, e);
    }
  }

  /** What a thread does. */
  @FunctionalInterface
  public interface Task<R> {
    R run() throws BrokenBarrierException, InterruptedException, TimeoutException;
  }

  /** What one runner got: a value, or a refusal. */
  public record Result<R>(@Nullable R value, @Nullable KeelsonException refusal) {

    public static <R> List<R> values(List<Result<R>> results) {
      return results.stream()
          .filter(result -> result.refusal == null)
          .map(result -> Objects.requireNonNull(result.value))
          .toList();
    }

    public static List<KeelsonException> refusals(List<? extends Result<?>> results) {
      List<KeelsonException> refusals = new ArrayList<>();
      for (Result<?> result : results) {
        if (result.refusal != null) {
          refusals.add(result.refusal);
        }
      }
      return refusals;
    }
  }
}
