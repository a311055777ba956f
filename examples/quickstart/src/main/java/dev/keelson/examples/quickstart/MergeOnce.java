// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.change.Merge;
import dev.keelson.change.MergeMethod;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.Json;
import dev.keelson.effect.EffectKind;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectStatus;
import dev.keelson.workspace.ProcessKind;
import dev.keelson.workspace.WorkspaceRepo;
import java.io.IOException;
import java.time.Instant;

/**
 * Merges the approved commit, once. The intention is stored before, the result after; where a crash
 * came in between, git itself tells whether the merge was done, by the mark that it left.
 */
record MergeOnce() implements Action {

  private static final ProcessKind MERGE = new ProcessKind("merge");
  private static final String MARK = "Keelson-Side-Effect: ";

  @Override
  public Json perform(Attempt attempt) throws StepFailed, IOException, InterruptedException {
    Job job = attempt.job();
    SideEffect effect = intend(attempt);
    if (effect.status() != SideEffectStatus.DONE) {
      String commit = find(job, effect);
      if (commit.isEmpty()) {
        merge(attempt, effect);
        commit = find(job, effect);
      } else {
        attempt.terminal().note("merged before the crash, as git shows; not repeated");
      }
      effect = done(job, effect, commit);
    }
    return Json.EMPTY.with("commit", String.valueOf(effect.externalId()));
  }

  /** Writes the intention down, which takes the approval. */
  private static SideEffect intend(Attempt attempt) {
    Job job = attempt.job();
    Json parameters = RequestApproval.parameters(job);
    String target = parameters.requireText("target");
    ApprovalId approval = ApprovalId.parse(job.output(Workflow.APPROVE).requireText("approval"));
    SideEffect.Builder planned =
        SideEffect.of(attempt.step(), "merge", EffectKind.REPO_MERGE, parameters, Instant.now());
    planned.target(target).approvalId(approval);
    return job.project().sideEffectLedger().intend(job.lease(), planned.build());
  }

  /** Records that it was done, for whoever looks for side effects, and for merges. */
  private static SideEffect done(Job job, SideEffect effect, String commit) {
    WorkspaceRepo repo = job.workplace().repo();
    return job.together(tx -> {
      tx.merges().insert(Merge.of(repo, new MergeMethod.Direct(commit), Instant.now()));
      return tx.sideEffectLedger().complete(job.lease(), effect.id(), commit, Json.EMPTY);
    });
  }

  private static void merge(Attempt attempt, SideEffect effect)
      throws StepFailed, IOException, InterruptedException {
    Job job = attempt.job();
    Git git = new Git(job.task().repo());
    String commit = effect.parameters().requireText("commit");
    try {
      abortIfBegun(git, commit);
      requireBranch(git, effect);
      attempt.execute(
          Command.git(
              git.directory(),
              "merge",
              "--no-ff",
              "--message=" + job.task().title(),
              "--message=" + MARK + effect.id(),
              commit),
          MERGE);
    } catch (StepFailed e) {
      abortIfBegun(git, commit);
      job.project().sideEffectLedger().fail(job.lease(), effect.id(), e.failure());
      throw e;
    }
  }

  /** Takes back a merge of ours that was cut off, and never one of the user's own. */
  private static void abortIfBegun(Git git, String commit)
      throws IOException, InterruptedException {
    if (git.succeeds("rev-parse", "--quiet", "--verify", "MERGE_HEAD")
        && git.run("rev-parse", "MERGE_HEAD").equals(commit)) {
      git.run("merge", "--abort");
    }
  }

  private static void requireBranch(Git git, SideEffect effect)
      throws StepFailed, IOException, InterruptedException {
    String target = String.valueOf(effect.target());
    if (!git.succeeds("symbolic-ref", "--quiet", "HEAD")
        || !git.run("symbolic-ref", "--short", "HEAD").equals(target)) {
      throw new StepFailed(
          "other_branch",
          "repo %s must be on branch %s to merge into it; check that out and start again"
              .formatted(git.directory(), target),
          Json.EMPTY);
    }
  }

  /** The merge commit that bears this side effect's mark, or empty text if there is none. */
  private static String find(Job job, SideEffect effect) throws IOException, InterruptedException {
    Worktree worktree = job.worktree();
    return new Git(worktree.repo())
        .run(
            "log",
            "--format=%H",
            "--fixed-strings",
            "--grep=" + MARK + effect.id(),
            job.base() + ".." + worktree.target());
  }
}
