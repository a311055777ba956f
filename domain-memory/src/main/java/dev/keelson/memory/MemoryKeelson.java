// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.Keelson;
import dev.keelson.core.Actor;
import dev.keelson.knowledge.VectorIndex;
import dev.keelson.spi.Store;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Objects;

/**
 * Keelson in plain memory, with the same rules as the stores on a database. Every {@link #create}
 * makes a new, empty one; what it holds is gone with it.
 *
 * <p>Thread-safe. Writers take turns: a transaction makes every other writer wait until it ends, so
 * don't wait for another writer within one. Readers never wait for a transaction and don't see what
 * it has not finished. A transaction within a transaction that throws takes back its own writes;
 * the outer one may go on. A snapshot is a copy of all there is, and nobody waits for it.
 */
public final class MemoryKeelson {

  private MemoryKeelson() {}

  /** Returns a new, empty Keelson on the system's clock. */
  public static Keelson create() {
    return Keelson.over(store());
  }

  /**
   * Returns a new, empty Keelson on a clock of its own. Writes are stamped by that clock, and
   * leases and approvals run out by it, to the microsecond.
   */
  public static Keelson create(InstantSource clock) {
    return Keelson.over(store(clock));
  }

  /** Returns a new, empty store on the system's clock, for those who put something before it. */
  public static Store store() {
    return store(Clock.systemUTC());
  }

  /** The same on a clock of its own; see {@link #create(InstantSource)}. */
  public static Store store(InstantSource clock) {
    return new MemoryStore(Layer.empty(), Actor.KEELSON, Objects.requireNonNull(clock, "clock"));
  }

  /**
   * Returns a new, empty index of vectors, which compares each query with all there are: exact, and
   * meant for tests and small hosts. It is no part of any store.
   *
   * @param dimension how many numbers each embedding has, 1 or more
   */
  public static VectorIndex vectorIndex(int dimension) {
    return new MemoryVectorIndex(dimension);
  }
}
