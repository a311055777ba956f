// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.work.Lease;

/**
 * Records the steps that the holder of a lease executes, each exactly once (R003-12, R003-13). The
 * step must belong to a run at the leased item, or to the leased run. Every method is one statement
 * that checks the lease, and a refused call changes nothing. The following is checked in this
 * order: the project of the step, secrets, the project of the lease, whether what is leased is
 * stored, the lease, the run or the step, the transition. A run that is not stored, or is not one
 * of the work item, is reported as not found itself, not as a reference of the step. A transition
 * is refused by the lifecycle, in its words: {@code RunStepStatus.LIFECYCLE.require}. The size of a
 * step, an output and a failure is limited by these values themselves.
 */
public interface StepLedger {

  /**
   * Starts the step with {@code step}'s run and key, and returns it as it is stored. There are
   * three cases. A new or pending step is now running; a new one is a single insert, at version 1
   * with attempt 1, so that its only journal entry is to running. A step that was left running
   * under an earlier lease is reclaimed, with one attempt more. Both have the token of the lease,
   * the current time as the time of their start, and no status reason. A step that was started
   * under this lease, awaits approval or has ended is returned unchanged, so that a completed step
   * returns its recorded output.
   *
   * <p>What went wrong last stays in a step that runs again. A reclaimed step is journaled as an
   * entry from running to running with the reason {@code lease_lost}. Concurrently: one call starts
   * the step, the others return the step that it started.
   *
   * @param step what to store if the key is new; for a known key only its run and key are used
   * @throws dev.keelson.core.ForeignProjectException if the step or the lease is another project's
   * @throws dev.keelson.core.SecretFoundException if a text of the step besides its output looks
   *     like a secret
   * @throws dev.keelson.core.StaleLeaseException if the lease is stale, or the run has ended
   * @throws dev.keelson.core.NotFoundException if what is leased or the step's run is not stored,
   *     or the run is neither at the leased item nor the leased one
   * @throws dev.keelson.core.AlreadyExistsException if the key is new and the id is taken
   */
  RunStep begin(Lease lease, RunStep step);

  /**
   * Records the result of a running step. If the step has completed already, returns it unchanged;
   * so repeated or concurrent, the first result counts. Secrets in the output are masked.
   *
   * @throws dev.keelson.core.ForeignProjectException if the lease is another project's
   * @throws dev.keelson.core.StaleLeaseException if the lease is stale, or the run has ended
   * @throws dev.keelson.core.NotFoundException if what is leased or the step is not stored, or the
   *     step belongs to another run
   * @throws dev.keelson.core.IllegalTransitionException if the step is neither running nor
   *     completed
   */
  RunStep complete(Lease lease, RunStepId step, Json output);

  /**
   * Records the failure of a running step. If the step has failed already, returns it unchanged; so
   * repeated or concurrent, the first failure counts. A secret in the code of the failure is
   * reported as {@code failure.code}; those in its message and detail are masked.
   *
   * @throws dev.keelson.core.SecretFoundException if the code of the failure looks like a secret
   * @throws dev.keelson.core.ForeignProjectException if the lease is another project's
   * @throws dev.keelson.core.StaleLeaseException if the lease is stale, or the run has ended
   * @throws dev.keelson.core.NotFoundException if what is leased or the step is not stored, or the
   *     step belongs to another run
   * @throws dev.keelson.core.IllegalTransitionException if the step is neither running nor failed
   */
  RunStep fail(Lease lease, RunStepId step, Failure failure);
}
