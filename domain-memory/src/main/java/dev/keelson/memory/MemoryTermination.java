// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.approval.Approval;
import dev.keelson.core.Entity;
import dev.keelson.core.Failure;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkspaceId;
import dev.keelson.core.WriteCheck;
import dev.keelson.query.Condition;
import dev.keelson.query.EntityType;
import dev.keelson.query.Scope;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStep;
import dev.keelson.run.SandboxJob;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.Termination;
import dev.keelson.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Ends workspaces and runs by ordinary transitions, all in one unit of work. */
record MemoryTermination(MemoryStore store, ProjectId project) implements Termination {

  @Override
  public Workspace close(WorkspaceId id, StatusReason reason) {
    WriteCheck.refuseSecrets(reason, "reason");
    return store.change(tx -> {
      Workspace workspace = tx.entities().get(Workspace.TYPE, project, id);
      endSessions(tx, Session.WORKSPACE_ID.is(id), reason);
      return workspace.isActive()
          ? tx.entities().update(Workspace.TYPE, workspace.closed(reason))
          : workspace;
    });
  }

  @Override
  public Run cancel(RunId id, StatusReason reason) {
    WriteCheck.refuseSecrets(reason, "reason");
    return end(id, run -> run.cancelled(reason, store.now()), reason);
  }

  @Override
  public Run fail(RunId id, Failure failure) {
    WriteCheck.refuseSecrets(failure, "failure");
    return end(id, run -> run.failed(failure, store.now()), StatusReason.INTERRUPTED);
  }

  private Run end(RunId id, UnaryOperator<Run> ending, StatusReason reason) {
    return store.change(tx -> {
      Run run = tx.entities().get(Run.TYPE, project, id);
      Instant now = tx.now();
      endAll(tx, RunStep.TYPE, RunStep.RUN_ID.is(id), step -> step.cancelled(reason, now));
      endAll(
          tx,
          Approval.TYPE,
          Approval.RUN_ID.is(id),
          approval -> MemoryApprovalService.withdrawn(approval, reason));
      endAll(tx, SandboxJob.TYPE, SandboxJob.RUN_ID.is(id), job -> job.cancelled(reason, now));
      endProcesses(tx, ExecutionProcess.RUN_ID.is(id), reason);
      endSessions(tx, Session.RUN_ID.is(id), reason);
      return RunStatus.LIFECYCLE.isActive(run.status())
          ? tx.entities().update(Run.TYPE, ending.apply(run))
          : run;
    });
  }

  private void endSessions(MemoryStore tx, Condition<Session> which, StatusReason reason) {
    Instant now = tx.now();
    endProcesses(tx, ExecutionProcess.SESSION_ID.to(Session.TYPE, which), reason);
    endAll(tx, Session.TYPE, which, session -> session.cancelled(reason, now));
  }

  private void endProcesses(
      MemoryStore tx, Condition<ExecutionProcess> which, StatusReason reason) {
    Instant now = tx.now();
    endAll(tx, ExecutionProcess.TYPE, which, process -> process.killed(reason, now));
  }

  private <T extends Entity<I>, I extends Id> void endAll(
      MemoryStore tx, EntityType<T, I> type, Condition<T> which, UnaryOperator<T> ending) {
    Condition<T> active = type.states().orElseThrow().active();
    tx.queries()
        .all(type.where(which, active), new Scope.Projects(List.of(project)))
        .forEach(value -> tx.entities().update(type, ending.apply(value)));
  }
}
