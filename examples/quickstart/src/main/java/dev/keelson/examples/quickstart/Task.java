// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.core.Json;
import dev.keelson.work.WorkItem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done: the work item as this program sees it.
 *
 * @param repo the working tree of the git repository
 * @param commands the shell commands by the key of the step that runs them; one may be missing
 * @param madeHere whether this program made the repository, so that nobody else's work is in it
 */
record Task(String title, Path repo, Map<String, String> commands, boolean madeHere) {

  private static final String MADE_HERE = "made_here";

  Task {
    commands = Map.copyOf(commands);
  }

  /** The task that the command line gives. */
  static Task of(Options options, Path repo) {
    Map<String, String> commands = new LinkedHashMap<>();
    put(commands, Workflow.SETUP, options.find("setup"));
    put(commands, Workflow.AGENT, options.require("agent"));
    put(commands, Workflow.CHECK, options.find("check"));
    return new Task(options.require("title"), repo, commands, false);
  }

  /** The task that a stored work item holds. */
  static Task of(WorkItem item) {
    Map<String, String> commands = new LinkedHashMap<>();
    item.payload()
        .get("commands")
        .orElse(Json.EMPTY)
        .toTree()
        .properties()
        .forEach(command -> commands.put(command.getKey(), command.getValue().stringValue()));
    return new Task(
        item.title(),
        Path.of(item.payload().requireText("repo")),
        commands,
        item.payload().get(MADE_HERE).filter(Json.of(true)::equals).isPresent());
  }

  /** What the work item keeps besides the title. */
  Json payload() {
    return Json.EMPTY
        .with("repo", repo.toString())
        .with("commands", commands)
        .with(MADE_HERE, madeHere);
  }

  /** The command of a step, or empty if there is none. */
  Optional<String> command(String step) {
    return Optional.ofNullable(commands.get(step));
  }

  private static void put(Map<String, String> commands, String step, @Nullable String command) {
    if (command != null) {
      commands.put(step, command);
    }
  }

  /**
   * The root of the working tree that {@code path} is in.
   *
   * @throws Refusal if it can't be worked on
   */
  static Path workingTree(Path path) throws IOException, InterruptedException {
    String thing = "repo " + path;
    String remedy = "give the path of another one with --repo";
    if (!path.toFile().isDirectory()) {
      throw new Refusal(thing, "must be a directory", remedy);
    }
    Git git = new Git(path.toAbsolutePath().normalize());
    if (!git.succeeds("rev-parse", "--is-inside-work-tree")
        || !git.run("rev-parse", "--is-inside-work-tree").equals("true")) {
      throw new Refusal(thing, "must be a git repository with a working tree", remedy);
    }
    if (!git.succeeds("rev-parse", "--verify", "--quiet", "HEAD^{commit}")) {
      throw new Refusal(thing, "must have a commit to start from", "commit something first");
    }
    if (!git.succeeds("symbolic-ref", "--quiet", "HEAD")) {
      throw new Refusal(thing, "must be on a branch to merge into", "check one out first");
    }
    return Path.of(git.run("rev-parse", "--show-toplevel"));
  }
}
