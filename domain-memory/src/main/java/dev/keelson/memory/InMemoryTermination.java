// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.approval.ApprovalStatus;
import dev.keelson.core.Entity;
import dev.keelson.core.Failure;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WriteCheck;
import dev.keelson.run.Run;
import dev.keelson.run.RunId;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStepStatus;
import dev.keelson.run.SandboxJobStatus;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ExecutionProcessStatus;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.SessionStatus;
import dev.keelson.workspace.Termination;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceId;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Ends things by their ordinary moves, all in one unit. */
final class InMemoryTermination implements Termination {

  private final StoreContext context;
  private final ProjectId project;

  InMemoryTermination(StoreContext context, ProjectId project) {
    this.context = context;
    this.project = project;
  }

  @Override
  public Workspace close(WorkspaceId id, StatusReason reason) {
    WriteCheck.refuseSecrets(reason);
    return context.change(tx -> {
      InMemoryWorkspaceRepository workspaces = new InMemoryWorkspaceRepository(tx, project);
      Workspace workspace = workspaces.get(id);
      endSessions(tx, session -> session.workspaceId().equals(id), any -> false, reason);
      return workspace.isActive() ? workspaces.update(workspace.closed(reason)) : workspace;
    });
  }

  @Override
  public Run cancel(RunId id, StatusReason reason) {
    WriteCheck.refuseSecrets(reason);
    return end(id, run -> run.cancelled(reason, context.now()), reason);
  }

  @Override
  public Run fail(RunId id, Failure failure) {
    WriteCheck.refuseSecrets(failure);
    return end(id, run -> run.failed(failure, context.now()), StatusReason.INTERRUPTED);
  }

  private Run end(RunId id, UnaryOperator<Run> ending, StatusReason reason) {
    return context.change(tx -> {
      InMemoryRunRepository runs = new InMemoryRunRepository(tx, project);
      Run run = runs.get(id);
      Instant now = tx.now();
      endAll(
          new InMemoryRunStepRepository(tx, project),
          step -> step.runId().equals(id) && RunStepStatus.LIFECYCLE.isActive(step.status()),
          step -> step.cancelled(reason, now));
      endAll(
          new InMemoryApprovalRepository(tx, project),
          approval -> approval.runId().equals(id) && approval.status() == ApprovalStatus.PENDING,
          approval -> approval.cancelled(reason));
      endAll(
          new InMemorySandboxJobRepository(tx, project),
          job -> job.runId().equals(id) && SandboxJobStatus.LIFECYCLE.isActive(job.status()),
          job -> job.cancelled(reason, now));
      endSessions(tx, session -> id.equals(session.runId()), it -> id.equals(it.runId()), reason);
      return RunStatus.LIFECYCLE.isActive(run.status()) ? runs.update(ending.apply(run)) : run;
    });
  }

  /** Ends these sessions with their processes, and these processes. */
  private void endSessions(
      StoreContext tx,
      Predicate<Session> sessions,
      Predicate<ExecutionProcess> processes,
      StatusReason reason) {
    InMemorySessionRepository all = new InMemorySessionRepository(tx, project);
    Instant now = tx.now();
    endAll(
        new InMemoryExecutionProcessRepository(tx, project),
        process ->
            process.status() == ExecutionProcessStatus.RUNNING
                && (processes.test(process) || sessions.test(all.get(process.sessionId()))),
        process -> process.killed(reason, now));
    endAll(
        all,
        session -> sessions.test(session) && SessionStatus.LIFECYCLE.isActive(session.status()),
        session -> session.cancelled(reason, now));
  }

  private static <T extends Entity<I>, I extends Id> void endAll(
      InMemoryRepository<T, I> repository, Predicate<T> open, UnaryOperator<T> ending) {
    repository.context.read(layer -> layer.all(repository.table)).stream()
        .filter(open)
        .forEach(value -> repository.update(ending.apply(value)));
  }
}
