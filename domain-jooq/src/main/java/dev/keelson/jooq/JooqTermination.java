// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.RUN;
import static dev.keelson.jooq.generated.Tables.WORKSPACE;

import dev.keelson.core.Failure;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WriteCheck;
import dev.keelson.run.Run;
import dev.keelson.run.RunId;
import dev.keelson.run.RunStatus;
import dev.keelson.sql.Terminations;
import dev.keelson.workspace.Termination;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** Ends things with what goes on in them, by one statement each. */
final class JooqTermination implements Termination {

  private final StoreContext context;
  private final ProjectId project;

  JooqTermination(StoreContext context, ProjectId project) {
    this.context = context;
    this.project = project;
  }

  @Override
  public Workspace close(WorkspaceId workspace, StatusReason reason) {
    WriteCheck.refuseSecrets(reason);
    JooqWorkspaceRepository workspaces = new JooqWorkspaceRepository(context, project);
    Call call =
        workspaces
            .call(Terminations.CLOSE_WORKSPACE)
            .with("projectId", WORKSPACE.PROJECT_ID, project)
            .with("workspaceId", WORKSPACE.ID, workspace)
            .with("reason", WORKSPACE.STATUS_REASON, reason)
            .with("failure", WORKSPACE.FAILURE, Workspace.closedEarly(reason));
    return workspaces.run(call).orElseThrow(() -> new NotFoundException(workspace));
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
    JooqRunRepository runs = new JooqRunRepository(context, project);
    Call call =
        runs.call(Terminations.END_RUN)
            .with("projectId", RUN.PROJECT_ID, project)
            .with("runId", RUN.ID, run)
            .with("status", RUN.STATUS, end)
            .with("failure", RUN.FAILURE, failure)
            .with("reason", RUN.STATUS_REASON, reason);
    return runs.run(call).orElseThrow(() -> new NotFoundException(run));
  }
}
