// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.work.Lease;

/**
 * Records what the holder of a lease does, each step once (R003-12, R003-13). Every method is one
 * statement that checks the lease: of a run at the lease's work item. Under a stale lease it throws
 * {@link dev.keelson.core.StaleLeaseException} and changes nothing. Before all that come the
 * project of the step, secrets, the project of the lease ({@link
 * dev.keelson.core.ForeignProjectException}), and whether its item is stored ({@link
 * dev.keelson.core.NotFoundException}).
 */
public interface StepLedger {

  /**
   * Begins the step of {@code step}'s run and key, and returns it as it is stored now. Three cases:
   * it is new or pending, and now runs; it was left running under an earlier lease, and is taken
   * over with one attempt more; it was begun under this lease, waits for approval or has ended, and
   * is returned unchanged, so that a completed step gives its recorded output again.
   *
   * <p>A take-over is journaled as an entry from running to running with the reason {@code
   * lease_lost}. At once: one begins it, the others get the step that it began.
   *
   * @param step what to store if the key is new; of a known key only run and key count
   * @throws dev.keelson.core.NotFoundException if there is no such run at the lease's work item
   */
  RunStep begin(Lease lease, RunStep step);

  /**
   * Records the result of a running step. Of a step that has completed already, returns what is
   * recorded and keeps it; so twice, or at once, the first result counts. A secret in it is named
   * {@code output}.
   *
   * @throws dev.keelson.core.IllegalTransitionException if the step is neither running nor
   *     completed
   * @throws dev.keelson.core.NotFoundException if the step is not stored, or of no run at the
   *     lease's work item
   */
  RunStep complete(Lease lease, RunStepId step, Json output);

  /**
   * Records the failure of a running step. Of a step that has failed already, returns what is
   * recorded and keeps it; so twice, or at once, the first failure counts. A secret in it is named
   * {@code failure.message} or whatever else of it has one.
   *
   * @throws dev.keelson.core.IllegalTransitionException if the step is neither running nor failed
   * @throws dev.keelson.core.NotFoundException if the step is not stored, or of no run at the
   *     lease's work item
   */
  RunStep fail(Lease lease, RunStepId step, Failure failure);
}
