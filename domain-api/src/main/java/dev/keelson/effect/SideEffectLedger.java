// SPDX-License-Identifier: Apache-2.0
package dev.keelson.effect;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.run.StepLedger;
import dev.keelson.work.Lease;

/**
 * Records the external side effects of the holder of a lease, each once per key (R003-13, R003-14).
 * Every method is one statement that checks the lease, and a refused call changes nothing. What is
 * checked, in which order, and what limits sizes is the same as in the {@link StepLedger}.
 *
 * <p>The ledger can't hold back the action itself: a worker that was frozen after {@link #intend}
 * does it although its lease is stale by then, and another one does it too. Pass the key of the
 * side effect, with its run, or the token of the lease to what does the action, and let that refuse
 * what it has done, or an older token.
 */
public interface SideEffectLedger {

  /**
   * Records that {@code effect} is about to be done, and returns it as it is stored. If its key is
   * known, the stored side effect is returned. If that one is done, it has its external id and must
   * not be done again; if it is still intended, a crash may have happened after the external
   * action, so check the external system first. A failed one becomes intended again, with one
   * attempt more.
   *
   * <p><b>Approval.</b> A side effect that names an approval takes it in the same statement: the
   * approval must be approved, of the same run, for exactly this target and digest, and is consumed
   * by it. One must be named if the project has a policy {@link
   * dev.keelson.project.PolicyKey#REQUIRE_APPROVAL} that names the kind. A failed side effect is
   * intended again under the approval that it took before; another one, if it is named, is taken as
   * well.
   *
   * <p>Missing: a missing step or approval is reported as a reference of {@code effect} as it was
   * passed. For a known key, no reference of {@code effect} is looked at besides its run, but the
   * approval of a side effect that failed, and that only after the digest. Repeated: returns the
   * first one. Concurrently: one is stored, and all calls return it.
   *
   * @param effect what to store if the key is new; for a known key only its run, key, kind, target,
   *     digest and approval are used. Its digest must be that of its parameters, unless they are
   *     the masked ones that are stored under its key.
   * @throws dev.keelson.core.ForeignProjectException if the side effect or the lease is another
   *     project's
   * @throws dev.keelson.core.SecretFoundException if the key or target looks like a secret; secrets
   *     in the parameters are masked, whose digest stays that of {@code effect}
   * @throws dev.keelson.core.StaleLeaseException if the lease is stale, or the run has ended
   * @throws dev.keelson.core.NotFoundException if what is leased, or the run, step or approval of
   *     the side effect is not stored, or the run is not the leased one or one of the leased item
   * @throws dev.keelson.core.AlreadyExistsException if the key is new and the id is taken
   * @throws dev.keelson.core.ApprovalRefusedException if the approval does not allow exactly this,
   *     or was used already
   * @throws dev.keelson.core.InvalidValueException if the digest is not that of the parameters, see
   *     {@link dev.keelson.spi.Rules#checkParameters}, checked before a store is called; if the key
   *     is known with a different digest of the parameters, another target or another kind, see
   *     {@link dev.keelson.spi.Rules#checkSameParameters}; if the key is new and the step is one of
   *     another run, naming {@code sideEffect.stepId}; or if an approval is required and none is
   *     named
   */
  SideEffect intend(Lease lease, SideEffect effect);

  /**
   * Records that an intended side effect is done. If it is done already, returns it unchanged; so
   * repeated or concurrent, the first result counts. A secret in the external id is reported as
   * {@code externalId}; those in the response are masked.
   *
   * @param externalId one line of 1 to 500 characters, checked first
   * @throws dev.keelson.core.InvalidValueException if {@code externalId} is something else
   * @throws dev.keelson.core.SecretFoundException if {@code externalId} looks like a secret
   * @throws dev.keelson.core.ForeignProjectException if the lease is another project's
   * @throws dev.keelson.core.StaleLeaseException if the lease is stale, or the run has ended
   * @throws dev.keelson.core.NotFoundException if what is leased or the side effect is not stored,
   *     or the side effect does not belong to the leased run or a run of the leased item
   * @throws dev.keelson.core.IllegalTransitionException if the side effect has failed
   */
  SideEffect complete(Lease lease, SideEffectId effect, String externalId, Json response);

  /**
   * Records that an intended side effect failed. If it has failed already, returns it unchanged; so
   * repeated or concurrent, the first failure counts. A secret in the code of the failure is
   * reported as {@code failure.code}; those in its message and detail are masked.
   *
   * @throws dev.keelson.core.SecretFoundException if the code of the failure looks like a secret
   * @throws dev.keelson.core.ForeignProjectException if the lease is another project's
   * @throws dev.keelson.core.StaleLeaseException if the lease is stale, or the run has ended
   * @throws dev.keelson.core.NotFoundException if what is leased or the side effect is not stored,
   *     or the side effect does not belong to the leased run or a run of the leased item
   * @throws dev.keelson.core.IllegalTransitionException if the side effect is done
   */
  SideEffect fail(Lease lease, SideEffectId effect, Failure failure);
}
