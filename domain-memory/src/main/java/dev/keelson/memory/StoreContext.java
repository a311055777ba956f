// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Actor;
import dev.keelson.core.Timestamps;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * A unit of work: what it sees, who does it, and what time it is.
 *
 * @param layer the rows
 * @param actor who signs what it writes
 * @param clock the only clock of the store; leases run out by it
 */
record StoreContext(Layer layer, Actor actor, InstantSource clock) {

  /** The time, to the microsecond. */
  Instant now() {
    return Timestamps.of(clock.instant(), "now");
  }

  /** Does {@code work} as a unit within this one: all of it, or none of it if it throws. */
  <R> R change(Function<StoreContext, R> work) {
    return layer.change(above -> work.apply(new StoreContext(above, actor, clock)));
  }

  /** Reads rows that belong together. */
  <R> R read(Function<Layer, R> query) {
    return layer.read(query);
  }
}
