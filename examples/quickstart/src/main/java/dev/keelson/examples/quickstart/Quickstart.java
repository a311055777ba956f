// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.Keelson;
import dev.keelson.agent.Agent;
import dev.keelson.core.Actor;
import dev.keelson.core.KeelsonException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.examples.quickstart.Approver.Unanswered;
import dev.keelson.examples.quickstart.CommandRun.Interrupted;
import dev.keelson.examples.quickstart.Git.GitException;
import dev.keelson.story.RunStory;
import dev.keelson.work.WorkItem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A whole run, for real: an agent (any shell command) changes a git repository in a worktree of its
 * own, the change is checked, a person approves, and it is merged once. Whatever happens is stored
 * as it happens, so that a program that was killed can be started again and goes on where it was,
 * and the story at the end is told from stored rows alone.
 *
 * <p>Starts with {@code mvn -q -Pquickstart}; {@code -Dargs="--help"} tells more.
 */
public final class Quickstart {

  private static final int DONE = 0;
  private static final int NOT_DONE = 1;
  private static final int REFUSED = 2;
  private static final int REJECTED = 3;

  private final Options options;
  private final Terminal terminal;

  private Quickstart(Options options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  /**
   * Runs the quickstart and ends the JVM: with 0 if the change was merged, 1 if the run failed or
   * waits to go on, 2 if it was not started, 3 if the change was rejected.
   *
   * @param args what {@code -Dargs="..."} says
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int exitCode = run(Terminal.ofProcess(), args);
    String file = System.getProperty("keelson.quickstart.exit-code-file");
    if (file != null) {
      Files.writeString(Path.of(file), Integer.toString(exitCode));
    }
    System.exit(exitCode);
  }

  /** Whatever stops it, it says so in a sentence. */
  static int run(Terminal terminal, String... args) throws InterruptedException {
    try {
      Options options = Options.parse(args);
      if (options.has("help")) {
        terminal.say(Options.help());
        return DONE;
      }
      return new Quickstart(options, terminal).run();
    } catch (KeelsonException | GitException e) {
      terminal.say("\nStopped: " + e.getMessage());
      if (e.getCause() != null) {
        terminal.say("Cause: " + e.getCause().getMessage());
      }
      return NOT_DONE;
    } catch (Refusal e) {
      terminal.say(String.valueOf(e.getMessage()));
      return REFUSED;
    } catch (IOException | RuntimeException e) {
      terminal.say("\nStopped by %s%s".formatted(e, traceOf(e)));
      return NOT_DONE;
    }
  }

  /** Puts away what only a programmer wants to see. */
  private static String traceOf(Exception e) {
    try {
      Path file = Files.createTempFile("keelson-quickstart-", ".trace");
      try (PrintStream trace = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
        e.printStackTrace(trace);
      }
      return "; where it came from is in " + file;
    } catch (IOException unwritable) {
      return "";
    }
  }

  private int run() throws IOException, InterruptedException {
    Optional<Path> repo =
        options.has("repo")
            ? Optional.of(Task.workingTree(Path.of(options.require("repo"))))
            : Optional.empty();
    terminal.say("store    " + options.place());
    try (Store store = Store.open(options)) {
      // the host's own acts for nobody; the person and the agent get one each that stays theirs
      Keelson host = store.keelson();
      Keelson persons = host.actingAs(Actor.user(System.getProperty("user.name", "somebody")));
      Register register = new Register(persons);
      WorkItem item = options.has("resume") ? unfinished(register, repo) : file(register, repo);
      terminal.say("task     " + item.title());
      terminal.say("in       " + Task.of(item).repo());
      Agent agent = register.agent();
      Keelson agents = host.actingAs(agent.id().actor());
      Worker worker = new Worker(agents, agent, options.lease(), options.home(), terminal);
      RunId run =
          worker.work(
              item.projectId(),
              new Approver(persons, host.actingAs(Approver.MADE_HERE), options.answer()));
      return tell(persons, item.projectId(), run);
    } catch (Unanswered e) {
      terminal.say(
          "\nNothing was merged, as nobody can be asked here; answer with "
              + (options.outlivesProgram()
                  ? "-Dargs=\"--resume --approve\", or --reject instead"
                  : "--approve or --reject in -Dargs when you start it again"));
      return NOT_DONE;
    } catch (Interrupted e) {
      terminal.say(
          options.outlivesProgram()
              ? "\nInterrupted; go on with --resume"
              : "\nInterrupted; start it again");
      return NOT_DONE;
    }
  }

  private WorkItem file(Register register, Optional<Path> repo)
      throws IOException, InterruptedException {
    return register.file(
        repo.isPresent() ? Task.of(options, repo.get()) : Demonstration.make(options.home()));
  }

  private static WorkItem unfinished(Register register, Optional<Path> repo) {
    return register
        .unfinished(repo)
        .orElseThrow(() ->
            new Refusal("--resume", "needs unfinished work, and there is none", "leave it out"));
  }

  /** Tells the story from what is stored, and nothing else. */
  private int tell(Keelson keelson, ProjectId project, RunId id) throws IOException {
    keelson
        .project(project)
        .journal()
        .place(); // so that the story can tell whether it is as it was written
    RunStory story = RunStory.of(keelson.project(project), id);
    Path directory = options.home().resolve("runs").resolve(id.toString());
    Path page = Files.createDirectories(directory).resolve("story.html");
    Files.writeString(page, story.toHtml());
    terminal.say("");
    terminal.say(story.toText());
    terminal.say("The same as a page: " + page.toUri());
    return switch (story.run().status()) {
      case COMPLETED -> DONE;
      case CANCELLED -> REJECTED;
      default -> NOT_DONE;
    };
  }
}
