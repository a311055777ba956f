// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A git worktree in which the agent works, away from the user's own.
 *
 * @param repo the user's working tree
 * @param directory this worktree
 * @param branch its fresh branch
 * @param target the branch that it is to be merged into
 */
record Worktree(Path repo, Path directory, String branch, String target) {

  /** Git in this worktree. */
  Git git() {
    return new Git(directory);
  }

  /** The commit that the target branch is at. */
  String tip() throws IOException, InterruptedException {
    return new Git(repo).run("rev-parse", "refs/heads/" + target);
  }

  /** The command that makes it, at a commit. */
  Command creation(String base) {
    return Command.git(repo, "worktree", "add", "-b", branch, directory.toString(), base);
  }

  /** Removes the worktree and its branch, or what exists of them. */
  void remove() throws IOException, InterruptedException {
    Git git = new Git(repo);
    git.succeeds("worktree", "remove", "--force", "--force", directory.toString());
    git.succeeds("worktree", "prune");
    git.succeeds("branch", "--delete", "--force", branch);
  }

  /** What is in it now, except for what git ignores, as a tree that {@link #restore} knows. */
  String snapshot() throws IOException, InterruptedException {
    git().run("add", "--all");
    String tree = git().run("write-tree");
    git().run("reset", "--quiet");
    return tree;
  }

  /** Takes back what was done since it was at {@code tree}; what git ignores stays. */
  void restore(String base, String tree) throws IOException, InterruptedException {
    git().run("add", "--all"); // or else git would not know what to remove
    git().run("read-tree", "--reset", "-u", tree);
    git().run("reset", "--quiet", base);
  }

  /** Tells whether there is anything to commit, and marks it for {@link #commit}. */
  boolean stage() throws IOException, InterruptedException {
    git().run("add", "--all");
    return !git().succeeds("diff", "--cached", "--quiet");
  }

  /** The command that commits what is staged. */
  Command commit(String message) {
    return Command.git(directory, "commit", "--quiet", "--message=" + message);
  }
}
