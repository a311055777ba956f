// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import static java.util.stream.Collectors.joining;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStepStatus;
import dev.keelson.run.SandboxJobStatus;
import dev.keelson.workspace.ExecutionProcessStatus;
import dev.keelson.workspace.SessionStatus;
import dev.keelson.workspace.WorkspaceStatus;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The statements that end things with all that goes on in them; the lifecycles say what does. */
public final class Terminations {

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

  /** Deletes a run that has ended; parameters {@code projectId} and {@code id}. */
  public static final Statement DELETE_RUN =
      Statement.load("delete_run").filled("openRun", open(RunStatus.LIFECYCLE));

  private Terminations() {}

  /**
   * Deletes a run: runs the statement until it did so, or the run may not be deleted, or there is
   * none.
   *
   * @param statement runs {@link #DELETE_RUN} and tells whether it deleted the run
   * @param stored reads the run
   * @param retried whether another run retries it
   * @throws dev.keelson.core.InvalidValueException if it may not be deleted
   */
  public static boolean delete(
      BooleanSupplier statement, Supplier<Optional<Run>> stored, BooleanSupplier retried) {
    while (!statement.getAsBoolean()) {
      Optional<Run> run = stored.get();
      if (run.isEmpty()) {
        return false;
      }
      run.get().checkDeletion(retried.getAsBoolean()); // passes if it ended meanwhile
    }
    return true;
  }

  static <S extends Enum<S> & State> String open(Lifecycle<S> lifecycle) {
    return lifecycle.activeStates().stream()
        .map(state -> "'" + state.wireName() + "'")
        .collect(joining(", ", "(", ")"));
  }
}
