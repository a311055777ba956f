// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Failure;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.UnreadableValueException;
import dev.keelson.core.WorkspaceId;
import dev.keelson.core.WriteCheck;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStepStatus;
import dev.keelson.run.SandboxJobStatus;
import dev.keelson.workspace.ExecutionProcessStatus;
import dev.keelson.workspace.SessionStatus;
import dev.keelson.workspace.Termination;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceStatus;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends workspaces and runs with everything active in them, by one statement each; the lifecycles
 * define what is active.
 */
final class SqlTermination implements Termination {

  private static final Statement CLOSE_WORKSPACE =
      ending("close_workspace")
          .known("knownWorkspace", WorkspaceStatus.LIFECYCLE)
          .active("openWorkspace", WorkspaceStatus.LIFECYCLE);

  private static final Statement END_RUN =
      ending("end_run")
          .known("knownRun", RunStatus.LIFECYCLE)
          .active("activeRun", RunStatus.LIFECYCLE)
          .active("openStep", RunStepStatus.LIFECYCLE)
          .active("openJob", SandboxJobStatus.LIFECYCLE);

  private final StoreContext context;
  private final ProjectId project;

  SqlTermination(StoreContext context, ProjectId project) {
    this.context = context;
    this.project = project;
  }

  /** Returns a statement that ends sessions and processes as well. */
  private static Statement ending(String name) {
    return Statement.load(name)
        .active("openSession", SessionStatus.LIFECYCLE)
        .active("openProcess", ExecutionProcessStatus.LIFECYCLE);
  }

  @Override
  public Workspace close(WorkspaceId workspace, StatusReason reason) {
    WriteCheck.refuseSecrets(reason, "reason");
    Call call =
        context
            .call(CLOSE_WORKSPACE, Workspace.TYPE)
            .with("projectId", project)
            .with("workspaceId", workspace)
            .with("reason", reason)
            .with("failure", Workspace.closedEarly(reason));
    return context
        .first(call, Workspace.TYPE, "close " + workspace.describe())
        .orElseThrow(() -> new NotFoundException(workspace));
  }

  @Override
  public Run cancel(RunId run, StatusReason reason) {
    WriteCheck.refuseSecrets(reason, "reason");
    return end(run, RunStatus.CANCELLED, null, reason);
  }

  @Override
  public Run fail(RunId run, Failure failure) {
    WriteCheck.refuseSecrets(failure, "failure");
    return end(run, RunStatus.FAILED, failure, StatusReason.INTERRUPTED);
  }

  private Run end(RunId run, RunStatus end, @Nullable Failure failure, StatusReason reason) {
    Call call =
        context
            .call(END_RUN, Run.TYPE)
            .with("projectId", project)
            .with("runId", run)
            .with("status", end)
            .with("failure", failure)
            .with("reason", reason);
    Call locking = context.call("lock_run").with("projectId", project).with("runId", run);
    String action = "end " + run.describe();
    // two statements, so that the second sees what those had written that the first waited for
    Ended ended =
        context.inOwnTransaction(tx -> {
          tx.fetch(locking, row -> row.getInt(1), action);
          return Ended.of(() -> tx.first(call, Run.TYPE, action));
        });
    return ended.run().orElseThrow(() -> new NotFoundException(run));
  }

  /** A run that has ended, which stays so although it may not be readable. */
  private record Ended(Optional<Run> stored, @Nullable UnreadableValueException problem) {

    static Ended of(Supplier<Optional<Run>> ending) {
      try {
        return new Ended(ending.get(), null);
      } catch (UnreadableValueException e) {
        return new Ended(Optional.empty(), e);
      }
    }

    Optional<Run> run() {
      if (problem != null) {
        throw problem;
      }
      return stored;
    }
  }
}
