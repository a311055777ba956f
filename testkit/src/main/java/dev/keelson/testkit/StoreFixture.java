// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import dev.keelson.Keelson;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.query.Query;
import dev.keelson.run.Run;
import dev.keelson.work.Lease;
import dev.keelson.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An empty store for one test: all that the author of an adapter implements for {@link
 * KeelsonContract}. Members that are added later are {@code default}.
 */
public interface StoreFixture extends AutoCloseable {

  /** Returns a fixture of an empty store that need not be closed. */
  static StoreFixture of(Keelson keelson) {
    Objects.requireNonNull(keelson, "keelson");
    return () -> keelson;
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
   * Makes the lease expire; leases with an earlier end may expire as well. The lease remains the
   * latest one of its subject. By default, renews it for a millisecond, and waits until that has
   * passed by the store's clock.
   */
  default void expire(Lease lease) {
    keelson().workQueue().renew(lease, Duration.ofMillis(1));
    Query<?> held =
        switch (lease.subject()) {
          case WorkItemId item ->
              WorkItem.TYPE
                  .where(WorkItem.TYPE.id().is(item), WorkItem.LEASE_UNTIL.isInFuture())
                  .asScan();
          case RunId run ->
              Run.TYPE.where(Run.TYPE.id().is(run), Run.LEASE_UNTIL.isInFuture()).asScan();
        };
    Instant latest = Instant.now().plusSeconds(10);
    while (keelson().project(lease.projectId()).reader().first(held).isPresent()) {
      if (Instant.now().isAfter(latest)) {
        throw new AssertionError("%s did not expire, though renewed for 1 ms".formatted(lease));
      }
      Thread.onSpinWait();
    }
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
