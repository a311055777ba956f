// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.assertions;

import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;

/** Assertions about a run. */
public final class RunAssert extends EntityAssert<RunAssert, Run, RunStatus> {

  RunAssert(Run actual) {
    super(actual, RunAssert.class, Run::status);
  }

  /** Fails unless it is completed. */
  public RunAssert isCompleted() {
    return is(RunStatus.COMPLETED);
  }

  /** Fails unless it failed with that code. */
  public RunAssert hasFailedWith(String code) {
    is(RunStatus.FAILED);
    return has("failure code", code, actual.failure() == null ? null : actual.failure().code());
  }

  /** Fails unless it is a retry of {@code earlier}. */
  public RunAssert isRetryOf(Run earlier) {
    isNotNull();
    return has("retried run", earlier.id(), actual.retryOf());
  }
}
