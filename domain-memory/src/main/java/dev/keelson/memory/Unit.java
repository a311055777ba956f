// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Actor;
import dev.keelson.core.Micros;
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
record Unit(Layer layer, Actor actor, InstantSource clock) {

  /** The time, to the microsecond. */
  Instant now() {
    return Micros.of(clock.instant(), "now");
  }

  /** Does {@code work} as a unit within this one: all of it, or none of it if it throws. */
  <R> R change(Function<Unit, R> work) {
    return layer.change(above -> work.apply(new Unit(above, actor, clock)));
  }

  /** Reads rows that belong together. */
  <R> R read(Function<Layer, R> query) {
    return layer.read(query);
  }
}
