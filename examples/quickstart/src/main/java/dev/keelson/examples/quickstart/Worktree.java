// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.core.Json;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A git worktree in which the agent works, away from the user's own.
 *
 * @param repository the user's working tree
 * @param directory this worktree
 * @param branch its fresh branch
 * @param target the branch that it is to be merged into
 * @param base the commit of the target that it starts from
 */
record Worktree(Path repository, Path directory, String branch, String target, String base) {

  /** The worktree that a run is going to have. */
  static Worktree of(Job job) throws IOException, InterruptedException {
    Path repository = job.task().repository();
    Git git = new Git(repository);
    String run = job.runId().toString();
    return new Worktree(
        repository,
        job.directory().resolve("worktree"),
        "keelson/" + run.substring(run.lastIndexOf('-') + 1),
        git.run("symbolic-ref", "--short", "HEAD"),
        git.run("rev-parse", "HEAD"));
  }

  /** Reads what {@link #toJson} wrote. */
  static Worktree fromJson(Json json) {
    return new Worktree(
        Path.of(json.requireText("repository")),
        Path.of(json.requireText("directory")),
        json.requireText("branch"),
        json.requireText("target"),
        json.requireText("base"));
  }

  Json toJson() {
    return Json.EMPTY
        .with("repository", repository.toString())
        .with("directory", directory.toString())
        .with("branch", branch)
        .with("target", target)
        .with("base", base);
  }

  /** Git in this worktree. */
  Git git() {
    return new Git(directory);
  }

  /** The command that makes it. */
  Command creation() {
    return Command.git(repository, "worktree", "add", "-b", branch, directory.toString(), base);
  }

  /** Removes the worktree and its branch, or what there is of them. */
  void remove() throws IOException, InterruptedException {
    Git git = new Git(repository);
    git.succeeds("worktree", "remove", "--force", "--force", directory.toString());
    git.succeeds("worktree", "prune");
    git.succeeds("branch", "--delete", "--force", branch);
  }

  /** Takes back what an attempt that was cut off has changed; what git ignores stays. */
  void reset() throws IOException, InterruptedException {
    git().run("reset", "--quiet", "--hard", base);
    git().run("clean", "--quiet", "--force", "-d");
  }

  /** Commits everything that was changed, and returns the commit. */
  String commit(String message) throws IOException, InterruptedException {
    git().run("add", "--all");
    if (!git().succeeds("diff", "--cached", "--quiet")) {
      git().run("commit", "--quiet", "--message=" + message);
    }
    return git().run("rev-parse", "HEAD");
  }
}
