// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import static java.util.stream.Collectors.joining;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStepStatus;
import dev.keelson.run.SandboxJobStatus;
import dev.keelson.workspace.ExecutionProcessStatus;
import dev.keelson.workspace.SessionStatus;
import dev.keelson.workspace.WorkspaceStatus;

/** The statements that end things with all that goes on in them; the lifecycles say what does. */
public final class Shutdowns {

  /** Puts a workspace away. */
  public static final Statement CLOSE_WORKSPACE =
      Statement.load("close_workspace")
          .filled("openWorkspace", open(WorkspaceStatus.LIFECYCLE))
          .filled("openSession", open(SessionStatus.LIFECYCLE))
          .filled("openProcess", open(ExecutionProcessStatus.LIFECYCLE));

  /** Ends a run. */
  public static final Statement END_RUN =
      Statement.load("end_run")
          .filled("openRun", open(RunStatus.LIFECYCLE))
          .filled("openStep", open(RunStepStatus.LIFECYCLE))
          .filled("openJob", open(SandboxJobStatus.LIFECYCLE))
          .filled("openSession", open(SessionStatus.LIFECYCLE))
          .filled("openProcess", open(ExecutionProcessStatus.LIFECYCLE));

  private Shutdowns() {}

  static <S extends Enum<S> & State> String open(Lifecycle<S> lifecycle) {
    return lifecycle.openStates().stream()
        .map(state -> "'" + state.wire() + "'")
        .collect(joining(", ", "(", ")"));
  }
}
