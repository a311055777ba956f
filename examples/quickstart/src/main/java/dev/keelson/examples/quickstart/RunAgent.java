// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.artifact.ArtifactKind;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.usage.AgentExecution;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ProcessKind;
import dev.keelson.workspace.SessionId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Runs the agent command on what the set-up left, and commits what came of it. */
record RunAgent() implements Action {

  private static final ProcessKind COMMIT = new ProcessKind("commit");

  @Override
  public Json perform(Attempt attempt) throws StepFailed, IOException, InterruptedException {
    Job job = attempt.job();
    Worktree worktree = job.worktree();
    String base = job.base();
    String found = worktree.git().run("rev-parse", afterSetUp(job) + "^{tree}");
    if (attempt.isAgain()) {
      worktree.restore(base, found);
    }
    work(attempt);
    if (worktree.snapshot().equals(found)) {
      throw new StepFailed(
          "nothing_changed", "the agent command succeeded and changed no file", Json.EMPTY);
    }
    if (worktree.stage()) {
      attempt.execute(worktree.commit(job.task().title()), COMMIT);
    }
    String commit = worktree.git().run("rev-parse", "HEAD");
    Path diff = attempt.file("change.diff");
    worktree.git().run("diff", "--no-ext-diff", "--output=" + diff, base, commit);
    attempt.produce(ArtifactKind.DIFF, "diff", diff);
    String summary = worktree.git().run("diff", "--shortstat", base, commit);
    return Json.EMPTY.with("commit", commit).with("summary", summary);
  }

  /** The session executes while the agent does, which is what it is there for. */
  private static void work(Attempt attempt) throws StepFailed, IOException, InterruptedException {
    Job job = attempt.job();
    SessionId session = job.workplace().session().id();
    job.project().sessions().update(session, it -> it.running(Instant.now()));
    ExecutionProcess process = Actions.runCommand(attempt, ProcessKind.CODING_AGENT);
    job.project().sessions().update(session, it -> it.ready(Instant.now()));
    try {
      AgentExecution usage = UsageReport.of(job.run(), process, job.project().processLog());
      attempt.produce(tx -> tx.usage().append(List.of(usage)));
    } catch (InvalidValueException e) {
      throw new StepFailed("usage_unreadable", Objects.requireNonNull(e.getMessage()), Json.EMPTY);
    }
  }

  /** What the set-up left, as a tree; without a set-up, the commit that the work starts from. */
  private static String afterSetUp(Job job) {
    Json setUp = job.output(Workflow.SETUP);
    return setUp.get("tree").isPresent() ? setUp.requireText("tree") : job.base();
  }
}
