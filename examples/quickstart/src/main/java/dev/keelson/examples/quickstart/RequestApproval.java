// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalScope;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.core.Json;
import dev.keelson.core.Page;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks a person whether exactly this commit may be merged. The question is stored before it is
 * asked, so that it survives the program, and is asked once, however often the program is killed.
 */
record RequestApproval(Approver approver) implements Action {

  @Override
  public Json perform(Attempt attempt) throws IOException, InterruptedException {
    Job job = attempt.job();
    Approval approval = find(job).orElseGet(() -> request(job));
    if (approval.status() == ApprovalStatus.PENDING) {
      approval = approver.decide(attempt, approval);
    }
    goOn(job);
    return Json.EMPTY
        .with("approval", approval.id().toString())
        .with("approved", approval.status() == ApprovalStatus.APPROVED);
  }

  /** What the approval binds and the merge uses. */
  static Json parameters(Job job) {
    Worktree worktree = job.worktree();
    return Json.EMPTY
        .with("repo", worktree.repo().toString())
        .with("branch", worktree.branch())
        .with("commit", job.output(Workflow.AGENT).requireText("commit"))
        .with("target", worktree.target());
  }

  private static Optional<Approval> find(Job job) {
    return Page.all(page -> job.project().approvals().findByRun(job.runId(), page)).stream()
        .findFirst();
  }

  private static Approval request(Job job) {
    Json parameters = parameters(job);
    RunStep step = job.step(Workflow.APPROVE);
    Approval.Builder approval =
        Approval.of(
            job.projectId(), job.runId(), ApprovalScope.REPO_MERGE, parameters, Instant.now());
    if (job.task().madeHere()) { // nothing of a person's is at stake there
      approval.deciders(List.of(Approver.MADE_HERE.toString()));
    }
    approval
        .stepId(step.id())
        .target(parameters.requireText("target"))
        .intentSummary(
            "Merge \"%s\" into %s: %s"
                .formatted(
                    job.task().title(),
                    parameters.requireText("target"),
                    job.output(Workflow.AGENT).requireText("summary")))
        .metadata(parameters);
    return job.together(tx -> {
      tx.steps().update(step.id(), RunStep::awaitingApproval);
      tx.runs().update(job.runId(), run -> run.awaitingApproval());
      return tx.approvalService().request(approval.build()).value();
    });
  }

  private static void goOn(Job job) {
    RunStep step = job.step(Workflow.APPROVE);
    if (step.status() == RunStepStatus.AWAITING_APPROVAL) {
      job.together(tx -> {
        tx.steps().update(step.id(), waiting -> waiting.running(Instant.now()));
        return tx.runs().update(job.runId(), run -> run.running(Instant.now()));
      });
    }
  }
}
