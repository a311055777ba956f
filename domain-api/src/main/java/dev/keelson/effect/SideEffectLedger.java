// SPDX-License-Identifier: Apache-2.0
package dev.keelson.effect;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.run.StepLedger;
import dev.keelson.work.Lease;

/**
 * Records what the holder of a lease does to the world outside, each action once (R003-13,
 * R003-14). The writing methods check the lease as the {@link StepLedger} does: under a stale one
 * they throw {@link dev.keelson.core.StaleLeaseException} and change nothing; the rest of what is
 * said there holds too.
 */
public interface SideEffectLedger {

  /**
   * Writes down that {@code effect} is about to be done, and returns it as it is stored now. If its
   * key is known, the stored one is returned: done, with its external id, and then it must not be
   * done again; or still intended, and then a crash may have left it done outside, so look there
   * first. A failed one is intended again: with one attempt more, and with the approval that {@code
   * effect} brings in place of its own.
   *
   * <p>Missing: what it refers to is told of the effect that was given. Twice: the first one comes
   * back. At once: one is stored, all get that.
   *
   * @throws dev.keelson.core.InvalidValueException if the key is known with another digest of
   *     parameters
   * @throws dev.keelson.core.NotFoundException if there is no such run at the lease's work item
   */
  SideEffect intend(Lease lease, SideEffect effect);

  /**
   * Records that an intended side effect is done. Of one that is done already, returns what is
   * recorded and keeps it; so twice, or at once, the first result counts. Secrets are named {@code
   * externalId} and {@code response}.
   *
   * @throws dev.keelson.core.IllegalTransitionException if it had failed
   * @throws dev.keelson.core.NotFoundException if it is not stored, or of no run at the lease's
   *     work item
   */
  SideEffect complete(Lease lease, SideEffectId effect, String externalId, Json response);

  /**
   * Records that an intended side effect failed. Of one that has failed already, returns what is
   * recorded and keeps it; so twice, or at once, the first failure counts. A secret in it is named
   * {@code failure.message} or whatever else of it has one.
   *
   * @throws dev.keelson.core.IllegalTransitionException if it is done
   * @throws dev.keelson.core.NotFoundException if it is not stored, or of no run at the lease's
   *     work item
   */
  SideEffect fail(Lease lease, SideEffectId effect, Failure failure);
}
