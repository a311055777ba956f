// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/**
 * Stores the steps of one project's runs. For work under a lease, use the {@link StepLedger}
 * instead: a step that it began is changed by it, in {@code project.under(lease)}, or by the end of
 * its run; without a lease it can only be set to run again after it failed ({@link
 * RunStep#retried}).
 */
public final class RunStepRepository extends Repository<RunStep, RunStepId> {

  /** Creates the repository in {@code context}. */
  public RunStepRepository(RepositoryContext context) {
    super(RunStep.TYPE, context);
  }

  /** Returns the step with that key in the run, or empty. */
  public Optional<RunStep> findByKey(RunId run, String stepKey) {
    return first(type.where(RunStep.RUN_ID.is(run), RunStep.STEP_KEY.is(stepKey)));
  }

  /** Returns the steps of a run by position, ties by id (R003-40, R004-44). */
  public Page<RunStep> findByRun(RunId run, PageRequest page) {
    return page(type.where(RunStep.RUN_ID.is(run)).by(RunStep.POSITION), page);
  }
}
