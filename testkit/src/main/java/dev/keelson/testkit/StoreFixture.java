// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import dev.keelson.Keelson;
import dev.keelson.work.Lease;
import java.util.EnumSet;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One empty store for one test: all that the author of an adapter writes for {@link
 * KeelsonContract}. Members that are added later are {@code default}.
 */
public interface StoreFixture extends AutoCloseable {

  /** A fixture of a store that is empty now and needs no closing. */
  static StoreFixture of(Keelson keelson) {
    Objects.requireNonNull(keelson, "keelson");
    return () -> keelson;
  }

  /** The store, empty when the fixture is made; the same one at every call. */
  Keelson keelson();

  /**
   * The same data through another instance, as a second process would have it: no object in common
   * but the database. A store that lives in one process has only the one instance.
   */
  default Keelson secondInstance() {
    return keelson();
  }

  /**
   * The parts that the store keeps; {@link Part#CORE} is always one. What belongs to others it
   * refuses with an {@link UnsupportedOperationException} that names it. Unless overridden, all.
   */
  default Set<Part> parts() {
    return EnumSet.allOf(Part.class);
  }

  /**
   * Makes the lease run out, as if its time had passed; leases that end earlier may run out as
   * well. The lease stays the latest of its item. Unless overridden, this moves the end of the
   * item's lease to where it began.
   */
  default void expire(Lease lease) {
    keelson()
        .project(lease.projectId())
        .workItems()
        .update(lease.workItemId(), item -> item.withLeaseUntil(item.lockedAt()));
  }

  /**
   * Tells whether transactions run one after another, so that the second begins only when the first
   * has ended. The contract asks the other thing of such a store: that the second does wait.
   */
  default boolean runsTransactionsOneByOne() {
    return false;
  }

  /**
   * Runs {@code work} and returns how many statements the store sent to its database for it, what
   * begins and ends transactions included; empty for a store that has no statements. The contract
   * says of each screen how many it takes. Unless overridden, it is empty.
   */
  default OptionalInt statementsOf(Runnable work) {
    work.run();
    return OptionalInt.empty();
  }

  /** Frees what the fixture holds. Called once, after the test. */
  @Override
  default void close() {}
}
