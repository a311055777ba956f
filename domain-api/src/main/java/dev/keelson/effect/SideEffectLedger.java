// SPDX-License-Identifier: Apache-2.0
package dev.keelson.effect;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.run.StepLedger;
import dev.keelson.work.Lease;

/**
 * Records the external side effects of the holder of a lease, each action exactly once (R003-13,
 * R003-14). Every method checks the lease as the {@link StepLedger} does: under a stale lease it
 * throws {@link dev.keelson.core.StaleLeaseException} and changes nothing. The order of checks is
 * the same as well.
 */
public interface SideEffectLedger {

  /**
   * Records that {@code effect} is about to be done, and returns it as it is stored. If its key is
   * known, the stored side effect is returned. If that one is done, it has its external id and must
   * not be done again; if it is still intended, a crash may have happened after the external
   * action, so check the external system first. A failed one becomes intended again, with one
   * attempt more and with the approval of {@code effect} in place of its own.
   *
   * <p>Missing: a missing reference is reported for {@code effect} as it was passed. Repeated:
   * returns the first one. Concurrently: one is stored, and all calls return it.
   *
   * @throws dev.keelson.core.InvalidValueException if the key is known with a different digest of
   *     the parameters
   * @throws dev.keelson.core.NotFoundException if its run is not stored, or is not a run of the
   *     lease's work item
   */
  SideEffect intend(Lease lease, SideEffect effect);

  /**
   * Records that an intended side effect is done. If it is done already, returns it unchanged; so
   * repeated or concurrent, the first result counts. Secrets are reported as the fields {@code
   * externalId} and {@code response}.
   *
   * @throws dev.keelson.core.IllegalTransitionException if it has failed
   * @throws dev.keelson.core.NotFoundException if it is not stored, or does not belong to a run of
   *     the lease's work item
   */
  SideEffect complete(Lease lease, SideEffectId effect, String externalId, Json response);

  /**
   * Records that an intended side effect failed. If it has failed already, returns it unchanged; so
   * repeated or concurrent, the first failure counts. A secret is reported as {@code
   * failure.message} or another field of the failure.
   *
   * @throws dev.keelson.core.IllegalTransitionException if it is done
   * @throws dev.keelson.core.NotFoundException if it is not stored, or does not belong to a run of
   *     the lease's work item
   */
  SideEffect fail(Lease lease, SideEffectId effect, Failure failure);
}
