// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Actor;
import dev.keelson.core.Timestamps;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A unit of work: where it runs, who does it, and what time it is.
 *
 * @param actor who signs what it writes
 * @param clock the time of plain writes; whatever depends on time goes by the database's clock
 */
record StoreContext(Sessions sessions, Actor actor, InstantSource clock) {

  /** The time, to the microsecond. */
  Instant now() {
    return Timestamps.of(clock.instant(), "now");
  }

  /** The same in other sessions. */
  StoreContext in(Sessions others) {
    return new StoreContext(others, actor, clock);
  }
}
