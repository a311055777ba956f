// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.assertions;

import dev.keelson.core.Json;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepStatus;

/** Assertions about a step. */
public final class RunStepAssert extends EntityAssert<RunStepAssert, RunStep, RunStepStatus> {

  RunStepAssert(RunStep actual) {
    super(actual, RunStepAssert.class, RunStep::status);
  }

  /** Fails unless it is completed with that output. */
  public RunStepAssert isCompletedWith(Json output) {
    is(RunStepStatus.COMPLETED);
    return has("output", output, actual.output());
  }

  /** Fails unless it failed with that code. */
  public RunStepAssert hasFailedWith(String code) {
    is(RunStepStatus.FAILED);
    return has("failure code", code, actual.failure() == null ? null : actual.failure().code());
  }

  /** Fails unless it has that number of attempts. */
  public RunStepAssert hasAttempt(int attempt) {
    isNotNull();
    return has("attempt", attempt, actual.attempt());
  }
}
