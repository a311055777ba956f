// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkspaceId;
import dev.keelson.work.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The end of a run. Whichever it is, the run ends in one transaction with its steps, its session,
 * its workspace and its work item, so that nothing is left that seems to go on.
 */
record Ending(Job job) {

  private static final StatusReason MERGED = new StatusReason("merged");

  /** All was done. The tree goes too, now that its work is merged. */
  void completed() throws IOException, InterruptedException {
    Instant now = Instant.now();
    Workplace workplace = job.workplace();
    Worktree worktree = job.worktree();
    end(
        Outcome.success(),
        MERGED,
        project -> {
          project.sessions().update(workplace.session().id(), it -> it.completed(now));
          project.runs().update(job.runId(), it -> it.completed(now));
        });
    worktree.remove();
    job.keelson() // the lease has ended with the work
        .project(job.projectId())
        .workspaces()
        .update(workplace.workspace().id(), it -> it.withContainerRef(null));
  }

  /** The person said no. */
  void rejected() {
    end(
        Outcome.failure(StatusReason.REJECTED),
        StatusReason.REJECTED,
        project -> project.termination().cancel(job.runId(), StatusReason.REJECTED));
  }

  /** A step came to nothing. What it produced until then is kept. */
  void failed(Attempt attempt, StepFailed e) {
    StatusReason reason = new StatusReason(e.failure().code());
    end(
        Outcome.failure(reason),
        reason,
        project -> {
          attempt.record(project);
          project.stepLedger().fail(job.lease(), attempt.step().id(), e.failure());
          project.termination().fail(job.runId(), e.failure());
        });
  }

  private void end(Outcome outcome, StatusReason reason, Consumer<ProjectScope> run) {
    WorkspaceId workspace = job.workplace().workspace().id();
    job.keelson()
        .inTransaction((Keelson tx) -> {
          ProjectScope project = tx.project(job.projectId());
          run.accept(project);
          project.termination().close(workspace, reason);
          return tx.workQueue().complete(job.lease(), outcome);
        });
  }
}
