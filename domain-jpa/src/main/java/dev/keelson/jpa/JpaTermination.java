// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Failure;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WriteCheck;
import dev.keelson.run.Run;
import dev.keelson.run.RunId;
import dev.keelson.run.RunStatus;
import dev.keelson.sql.Statement;
import dev.keelson.sql.Terminations;
import dev.keelson.workspace.Termination;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** Ends things with what goes on in them, by one statement each. */
final class JpaTermination implements Termination {

  private static final Statement CLOSE_WORKSPACE =
      WorkspaceRow.MAPPING.statement(Terminations.CLOSE_WORKSPACE);
  private static final Statement END_RUN = RunRow.MAPPING.statement(Terminations.END_RUN);

  private final StoreContext context;
  private final ProjectId project;

  JpaTermination(StoreContext context, ProjectId project) {
    this.context = context;
    this.project = project;
  }

  @Override
  public Workspace close(WorkspaceId workspace, StatusReason reason) {
    WriteCheck.refuseSecrets(reason);
    Call call =
        Call.of(CLOSE_WORKSPACE)
            .with("projectId", project)
            .with("workspaceId", workspace)
            .with("reason", reason)
            .with("failure", Workspace.closedEarly(reason))
            .with("actor", context.actor());
    return new JpaWorkspaceRepository(context, project)
        .change(workspace, call)
        .orElseThrow(() -> new NotFoundException(workspace));
  }

  @Override
  public Run cancel(RunId run, StatusReason reason) {
    WriteCheck.refuseSecrets(reason);
    return end(run, RunStatus.CANCELLED, null, reason);
  }

  @Override
  public Run fail(RunId run, Failure failure) {
    WriteCheck.refuseSecrets(failure);
    return end(run, RunStatus.FAILED, failure, StatusReason.INTERRUPTED);
  }

  private Run end(RunId run, RunStatus end, @Nullable Failure failure, StatusReason reason) {
    Call call =
        Call.of(END_RUN)
            .with("projectId", project)
            .with("runId", run)
            .with("status", end)
            .with("failure", failure)
            .with("reason", reason)
            .with("actor", context.actor());
    return new JpaRunRepository(context, project)
        .change(run, call)
        .orElseThrow(() -> new NotFoundException(run));
  }
}
