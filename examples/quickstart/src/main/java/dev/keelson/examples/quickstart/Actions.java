// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.artifact.ArtifactKind;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.run.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** What is done for each step of {@link Workflow#CHANGE}. */
final class Actions {

  private final Approver approver;

  Actions(Approver approver) {
    this.approver = approver;
  }

  /** The action of a step. */
  Action of(Workflow.Step step) {
    return switch (step.key()) {
      case Workflow.PREPARE -> Actions::prepare;
      case Workflow.SETUP, Workflow.CHECK -> Actions::runCommand;
      case Workflow.AGENT -> Actions::runAgent;
      case Workflow.APPROVE -> new RequestApproval(approver);
      case Workflow.MERGE -> new MergeOnce();
      default -> throw new IllegalArgumentException("nobody knows how to do " + step);
    };
  }

  private static Json prepare(Attempt attempt)
      throws StepFailed, IOException, InterruptedException {
    Worktree worktree = Worktree.of(attempt.job());
    if (attempt.step().attempt() > 1) {
      worktree.remove();
    }
    attempt.execute(worktree.creation());
    return worktree.toJson();
  }

  private static Json runCommand(Attempt attempt)
      throws StepFailed, IOException, InterruptedException {
    Job job = attempt.job();
    String command = job.task().command(attempt.step().stepKey()).orElseThrow();
    Path directory = Worktree.fromJson(job.output(Workflow.PREPARE)).directory();
    Map<String, String> environment =
        Map.of("KEELSON_TASK", job.task().title(), "KEELSON_RUN", job.runId().toString());
    attempt.execute(Command.shell(command, directory, environment));
    return Json.EMPTY.with("exit_code", 0);
  }

  private static Json runAgent(Attempt attempt)
      throws StepFailed, IOException, InterruptedException {
    Job job = attempt.job();
    Worktree worktree = Worktree.fromJson(job.output(Workflow.PREPARE));
    if (attempt.step().attempt() > 1) {
      worktree.reset();
    }
    Instant begun = Instant.now();
    runCommand(attempt);
    account(attempt, Duration.between(begun, Instant.now()));
    String commit = worktree.commit(job.task().title());
    if (commit.equals(worktree.base())) {
      throw new StepFailed(
          "nothing_changed", "the agent command succeeded and changed no file", Json.EMPTY);
    }
    Path diff = attempt.file("change.diff");
    worktree.git().run("diff", "--no-ext-diff", "--output=" + diff, worktree.base(), commit);
    attempt.produce(ArtifactKind.DIFF, "diff", diff);
    String summary = worktree.git().run("diff", "--shortstat", worktree.base(), commit);
    return Json.EMPTY.with("commit", commit).with("summary", summary);
  }

  private static void account(Attempt attempt, Duration duration) throws StepFailed, IOException {
    Run run = attempt.job().run();
    try {
      attempt.used(UsageReport.of(run, attempt.step(), attempt.log(), duration));
    } catch (InvalidValueException e) {
      throw new StepFailed("usage_unreadable", Objects.requireNonNull(e.getMessage()), Json.EMPTY);
    }
  }
}
