// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;
import java.util.Optional;

/**
 * Stores the steps of one project's runs. Work under a lease goes through the {@link StepLedger}
 * instead.
 */
public interface RunStepRepository extends Repository<RunStep, RunStepId> {

  /** The step of that key, or empty. */
  Optional<RunStep> findByKey(RunId run, String stepKey);

  /** The steps of a run by position, ties by id (R003-40, R004-44). */
  Page<RunStep> findByRun(RunId run, PageRequest page);
}
