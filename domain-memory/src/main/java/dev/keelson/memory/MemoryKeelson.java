// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.Keelson;
import dev.keelson.core.Actor;
import dev.keelson.core.Check;
import dev.keelson.knowledge.VectorIndex;
import dev.keelson.spi.Store;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keelson in memory, with the same rules as the stores on a database. Every {@link #create} returns
 * a new, empty one; its data is not persisted.
 *
 * <p>Thread-safe. Writers are serialized: a transaction blocks every other writer until it ends, so
 * don't wait for another writer within one. Readers never wait for a transaction and don't see its
 * uncommitted writes. A nested transaction that throws rolls back only its own writes; the outer
 * one may continue. A snapshot is a copy of the whole state and blocks nobody.
 */
public final class MemoryKeelson {

  private MemoryKeelson() {}

  /** Returns a new, empty Keelson on the system clock. */
  public static Keelson create() {
    return Keelson.over(store());
  }

  /**
   * Returns a new, empty Keelson on the given clock. Times of writes and the expiry of leases and
   * approvals use that clock, in microsecond precision.
   */
  public static Keelson create(InstantSource clock) {
    return Keelson.over(store(clock));
  }

  /** Returns a new, empty store on the system clock, for callers that wrap it. */
  public static Store store() {
    return store(Clock.systemUTC());
  }

  /** Returns a new, empty store on the given clock; see {@link #create(InstantSource)}. */
  public static Store store(InstantSource clock) {
    return new MemoryStore(
        Layer.empty(), Actor.KEELSON, Check.present(clock, "clock"), new AtomicReference<>());
  }

  /**
   * Returns a new, empty vector index that compares each query with all vectors: exact, and meant
   * for tests and small hosts. It is not part of any store.
   *
   * @param dimension the number of components of each embedding, 1 or more
   */
  public static VectorIndex vectorIndex(int dimension) {
    return new MemoryVectorIndex(dimension);
  }
}
