// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import dev.keelson.Keelson;
import dev.keelson.work.Lease;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * An empty store for one test: all that the author of an adapter implements for {@link
 * KeelsonContract}. Members that are added later are {@code default}.
 */
public interface StoreFixture extends AutoCloseable {

  /**
   * Returns a fixture of an empty store that takes all its times from the clock that it is made
   * with, and need not be closed: {@code StoreFixture.of(MemoryKeelson::create)}. For tests of
   * hosts; authors of stores say more of theirs by methods of their own.
   */
  static StoreFixture of(Function<InstantSource, Keelson> store) {
    MovableClock clock = new MovableClock();
    Keelson keelson = Objects.requireNonNull(store, "store").apply(clock);
    return new StoreFixture() {
      @Override
      public Keelson keelson() {
        return keelson;
      }

      @Override
      public void advance(Duration time) {
        clock.advance(time);
      }
    };
  }

  /** Returns the store, which is empty when the fixture is created; always the same one. */
  Keelson keelson();

  /**
   * Returns the same store as a host connects to it, which makes what tests need: projects, agents,
   * repos, decisions. By default the store itself.
   */
  default Keelson host() {
    return keelson();
  }

  /**
   * Returns whether a test failed because the store connects as a database role that may do less
   * than a host. The contract reports such a test as skipped, with what was refused. By default
   * never: then every refusal of that kind is a fault.
   */
  default boolean isRefusedToRole(Throwable failure) {
    return false;
  }

  /**
   * Returns another instance on the same data, as a second process would have it, sharing only the
   * database. By default the same instance, for stores within one process.
   */
  default Keelson secondInstance() {
    return keelson();
  }

  /**
   * Returns the parts that the store keeps; {@link Part#CORE} is always one. The store refuses what
   * belongs to the others with an {@link UnsupportedOperationException} that names the type, or the
   * interface that was called. By default, all.
   */
  default Set<Part> parts() {
    return EnumSet.allOf(Part.class);
  }

  /**
   * Moves all time of the store forward, for every instance: from the next call on, whatever it
   * stores is of later times, and what ends within {@code time} has ended. What is under way keeps
   * its time.
   *
   * @param time not negative
   */
  void advance(Duration time);

  /**
   * Makes the lease expire, and others only if they end within a millisecond. It remains the latest
   * one of its subject.
   */
  default void expire(Lease lease) {
    Duration moment = Duration.ofMillis(1);
    keelson().workQueue().renew(lease, moment);
    advance(moment);
  }

  /**
   * Returns whether transactions are serialized, so that the second begins only when the first has
   * ended. For such a store, the contract asserts that the second one waits.
   */
  default boolean runsTransactionsOneByOne() {
    return false;
  }

  /**
   * Runs {@code work} and returns how many statements the store sent to its database meanwhile,
   * including those that begin and end transactions; empty for a store without statements. The
   * contract asserts how many each screen takes. By default, empty.
   */
  default OptionalInt statementsOf(Runnable work) {
    work.run();
    return OptionalInt.empty();
  }

  /** Releases the resources of the fixture. Called once, after the test. */
  @Override
  default void close() {}
}
