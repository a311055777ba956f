// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Actor;
import dev.keelson.core.Check;
import java.time.Instant;

/**
 * A hold that was lifted, or replaced by another one. It is never removed, so that whoever looks
 * for what is missing can tell when nothing kept it.
 *
 * @param hold the hold as it was
 * @param liftedBy who lifted it
 * @param liftedAt when
 */
public record LiftedHold(JournalHold hold, Actor liftedBy, Instant liftedAt) {

  public LiftedHold {
    Check.present(hold, "liftedHold.hold");
    Check.present(liftedBy, "liftedHold.liftedBy");
    Check.present(liftedAt, "liftedHold.liftedAt");
  }
}
