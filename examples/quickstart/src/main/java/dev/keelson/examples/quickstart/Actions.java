// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.core.Json;
import dev.keelson.workflow.WorkflowNode;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ProcessKind;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** What is done for each step of the {@link Workflow}. */
final class Actions {

  private static final ProcessKind WORKTREE = new ProcessKind("worktree");
  private static final ProcessKind CHECK_SCRIPT = new ProcessKind("check_script");

  private final Approver approver;

  Actions(Approver approver) {
    this.approver = approver;
  }

  /** The action of a step. */
  Action of(WorkflowNode step) {
    return switch (step.key()) {
      case Workflow.PREPARE -> Actions::prepare;
      case Workflow.SETUP -> Actions::setUp;
      case Workflow.AGENT -> new RunAgent();
      case Workflow.CHECK -> Actions::check;
      case Workflow.APPROVE -> new RequestApproval(approver);
      case Workflow.MERGE -> new MergeOnce();
      default -> throw new IllegalArgumentException("nobody knows how to do " + step);
    };
  }

  /** Runs the command that the task has for this step, in the worktree. */
  static ExecutionProcess runCommand(Attempt attempt, ProcessKind kind)
      throws StepFailed, IOException, InterruptedException {
    Job job = attempt.job();
    Map<String, String> environment =
        Map.of("KEELSON_TASK", job.task().title(), "KEELSON_RUN", job.runId().toString());
    String command = job.task().command(attempt.step().stepKey()).orElseThrow();
    return attempt.execute(Command.shell(command, job.worktree().directory(), environment), kind);
  }

  private static Json prepare(Attempt attempt)
      throws StepFailed, IOException, InterruptedException {
    Workplace workplace = attempt.job().workplace();
    Worktree worktree = attempt.job().worktree();
    if (attempt.isAgain()) {
      worktree.remove();
    }
    String base = worktree.tip();
    attempt.execute(worktree.creation(base), WORKTREE);
    attempt.produce(tx -> {
      tx.workspaces().update(workplace.workspace().id(), it -> it.ready(Instant.now()));
      tx.sessions().update(workplace.session().id(), it -> it.ready(Instant.now()));
    });
    return Json.EMPTY.with("branch", worktree.branch()).with("base", base);
  }

  private static Json setUp(Attempt attempt) throws StepFailed, IOException, InterruptedException {
    Worktree worktree = attempt.job().worktree();
    if (attempt.isAgain()) {
      worktree.restore(attempt.job().base(), attempt.job().base());
    }
    runCommand(attempt, ProcessKind.SETUP_SCRIPT);
    return Json.EMPTY.with("tree", worktree.snapshot());
  }

  private static Json check(Attempt attempt) throws StepFailed, IOException, InterruptedException {
    runCommand(attempt, CHECK_SCRIPT);
    return Json.EMPTY.with("exit_code", 0);
  }
}
