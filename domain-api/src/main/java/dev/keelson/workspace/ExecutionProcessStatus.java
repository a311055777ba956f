// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** The status of a process (R002-60). */
public enum ExecutionProcessStatus implements State {
  RUNNING,
  COMPLETED,
  FAILED,
  KILLED;

  /** The lifecycle of a process: it runs, and ends once (R002-61). */
  public static final Lifecycle<ExecutionProcessStatus> LIFECYCLE =
      Lifecycle.of("execution_process", ExecutionProcessStatus.class)
          .from(RUNNING, COMPLETED, FAILED, KILLED)
          .build();
}
