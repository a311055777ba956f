// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** The status of a step (R004-46 to R004-50). */
public enum RunStepStatus implements State {
  PENDING,
  RUNNING,
  AWAITING_APPROVAL,
  COMPLETED,
  FAILED,
  SKIPPED,
  CANCELLED;

  /** The lifecycle of a step. A failed one may be retried (R004-49). */
  public static final Lifecycle<RunStepStatus> LIFECYCLE =
      Lifecycle.of("run_step", RunStepStatus.class)
          .from(PENDING, RUNNING, SKIPPED)
          .from(RUNNING, AWAITING_APPROVAL, COMPLETED, FAILED)
          .from(AWAITING_APPROVAL, RUNNING)
          .from(FAILED, PENDING)
          .ended(FAILED)
          .fromEveryActive(CANCELLED)
          .build();
}
