// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.core.Json;
import dev.keelson.core.StatusReason;
import dev.keelson.examples.quickstart.Git.GitException;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepStatus;
import dev.keelson.workflow.WorkflowNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes a run through its steps, each once, from wherever it stands to its end. */
final class Execution {

  private static final StatusReason NO_COMMAND = new StatusReason("no_command");

  private final Job job;
  private final Actions actions;
  private final Terminal terminal;
  private final Heartbeat heartbeat;

  Execution(Job job, Actions actions, Terminal terminal, Heartbeat heartbeat) {
    this.job = job;
    this.actions = actions;
    this.terminal = terminal;
    this.heartbeat = heartbeat;
  }

  /** Does what is left to do and ends the run and its work item. */
  void finish() throws IOException, InterruptedException {
    if (job.run().status() == RunStatus.PENDING) {
      job.project().runs().update(job.runId(), run -> run.running(Instant.now()));
    }
    List<WorkflowNode> steps = Workflow.steps(job.keelson(), job.run());
    for (WorkflowNode step : steps) {
      terminal.begin(steps.indexOf(step) + 1, steps.size(), step.name());
      try {
        take(step);
      } catch (StepFailed e) {
        terminal.note("failed: " + e.getMessage());
        tellWhatIsLeft();
        return;
      }
    }
    if (approved()) {
      new Ending(job).completed();
    } else {
      new Ending(job).rejected();
      tellWhatIsLeft();
    }
  }

  private void take(WorkflowNode definition) throws StepFailed, IOException, InterruptedException {
    StatusReason reason = reasonToSkip(definition);
    RunStep step = job.step(definition.key());
    if (reason != null && step.status() == RunStepStatus.PENDING) {
      job.project().steps().update(step.id(), it -> it.skipped(reason, Instant.now()));
      terminal.note("skipped: " + reason);
      return;
    }
    job.project().runs().update(job.runId(), run -> run.at(definition.key()));
    RunStep begun = job.project().stepLedger().begin(job.lease(), step);
    switch (begun.status()) {
      case RUNNING, AWAITING_APPROVAL -> attempt(definition, begun);
      default -> terminal.note("%s before; not repeated".formatted(begun.status().wireName()));
    }
  }

  private @Nullable StatusReason reasonToSkip(WorkflowNode step) {
    return switch (step.key()) {
      case Workflow.SETUP, Workflow.CHECK ->
          job.task().command(step.key()).isPresent() ? null : NO_COMMAND;
      case Workflow.MERGE -> approved() ? null : StatusReason.REJECTED;
      default -> null;
    };
  }

  private boolean approved() {
    return job.output(Workflow.APPROVE).get("approved").filter(Json.of(true)::equals).isPresent();
  }

  private void attempt(WorkflowNode definition, RunStep step)
      throws StepFailed, IOException, InterruptedException {
    Attempt attempt = new Attempt(job, step, terminal, heartbeat);
    if (attempt.isAgain()) {
      terminal.note("attempt %s: the one before was cut off".formatted(step.attempt()));
    }
    try {
      Json output = perform(definition, attempt);
      job.together(tx -> {
        attempt.record(tx);
        return tx.stepLedger().complete(job.lease(), step.id(), output);
      });
    } catch (StepFailed e) {
      new Ending(job).failed(attempt, e);
      throw e;
    }
  }

  private Json perform(WorkflowNode definition, Attempt attempt)
      throws StepFailed, IOException, InterruptedException {
    try {
      return actions.of(definition).perform(attempt);
    } catch (GitException e) {
      throw new StepFailed("git_failed", Objects.requireNonNull(e.getMessage()), Json.EMPTY);
    }
  }

  /** What was not merged may still be worth a look. */
  private void tellWhatIsLeft() {
    if (job.step(Workflow.PREPARE).status() == RunStepStatus.COMPLETED) {
      Worktree worktree = job.worktree();
      terminal.note("branch %s is left in %s".formatted(worktree.branch(), worktree.directory()));
    }
  }
}
