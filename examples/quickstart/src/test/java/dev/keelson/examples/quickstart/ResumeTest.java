// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the program in another JVM with a signal that nothing can catch, and starts it again. */
@Timeout(60)
class ResumeTest {

  /** One for all tests that kill no database, since starting one takes longer than they do. */
  @TempDir static Path shared;

  private static EmbeddedDatabase database;

  /** One for those that leave their database running or dead. */
  @TempDir static Path home;

  @TempDir Path directory;
  private TestRepo repo;
  private List<String> place;
  private String lease = "--lease=1";

  @BeforeAll
  static void startDatabase() throws Exception {
    database = EmbeddedDatabase.in(shared.resolve("postgres"));
  }

  @AfterAll
  static void stopDatabase() throws Exception {
    database.close();
  }

  @BeforeEach
  void makeRepository() throws Exception {
    repo = TestRepo.in(directory);
    place = List.of("--home=" + shared, "--jdbc-url=" + database.jdbcUrl());
  }

  @AfterEach
  void stopWhatAFailedTestLeft() throws Exception {
    Path pid = home.resolve("postgres/data/postmaster.pid");
    if (Files.exists(pid) && process(pid).isPresent()) {
      process(pid).get().destroy();
      process(pid).get().onExit().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void a_run_that_was_killed_in_the_middle_of_a_step_goes_on_there() throws Exception {
    lease = "--lease=6"; // lasts until the next program has started, on a slow machine too
    Process first = begin(repo.hang("agent") + "; echo second >>notes.txt", "true");
    ProcessHandle agent = repo.hanging();
    kill(first);
    assertThat(agent.isAlive()).isTrue();

    Program second = resume("--approve");

    assertThat(agent.isAlive()).isFalse();
    assertThat(second.exitCode()).as(second.output()).isZero();
    assertThat(second.output())
        .contains("waiting  for the lease of the killed worker to run out")
        .contains("completed before; not repeated")
        .contains("attempt 2: the one before was cut off")
        .contains("(lease_lost)")
        .contains("ended    what was left of coding_agent")
        .contains("every state is what the journal of");
    String story = second.output().substring(second.output().indexOf("\nProcesses\n"));
    assertThat(story.lines().map(String::strip))
        .as("what the killed command had said is kept, and once")
        .filteredOn(line -> line.startsWith("coding_agent") || line.equals("| at work"))
        .map(line -> line.replaceAll("( in |, from ).*", ""))
        .containsExactly(
            "coding_agent         killed (interrupted)",
            "| at work",
            "coding_agent         completed with 0");
    assertThat(repo.marksLeft()).containsExactly("setup", "agent", "agent", "check");
    assertThat(repo.notes()).isEqualTo("first\nsecond\n");
    assertMergedOnce(second);
  }

  @Test
  void what_the_set_up_left_is_there_for_the_next_attempt_of_the_agent() throws Exception {
    place = List.of("--home=" + home);
    String setup = "echo set up >tool.txt; echo of the set-up >>notes.txt";
    String agent =
        "mv tool.txt tool.txt.bak; echo half >>notes.txt; "
            + repo.hang("agent")
            + "; cat tool.txt.bak >>notes.txt";
    kill(begin(setup, agent, "true"));

    Program second = resume("--approve");

    assertThat(second.exitCode()).as(second.output()).isZero();
    assertThat(repo.notes()).isEqualTo("first\nof the set-up\nhalf\nset up\n");
    assertThat(repo.marksLeft()).containsExactly("agent", "agent", "check");
  }

  @Test
  void a_merge_that_was_cut_off_is_taken_back_and_done() throws Exception {
    String onlyHere = "[ \"$(git branch --show-current)\" = trunk ] || exit 0\n";
    repo.hook("commit-msg", onlyHere + repo.hang("merge"));
    kill(begin("echo second >>notes.txt", "true"));
    assertThat(repo.directory().resolve(".git/MERGE_HEAD")).exists();

    Program second = resume();

    assertThat(second.exitCode()).as(second.output()).isZero();
    assertThat(second.output()).contains("merge                killed (interrupted)");
    assertThat(repo.marksLeft()).containsExactly("setup", "check", "merge", "merge");
    assertMergedOnce(second);
  }

  @Test
  void a_merge_that_was_done_but_not_recorded_is_not_repeated() throws Exception {
    repo.hook("post-merge", repo.hang("merge"));
    kill(begin("echo second >>notes.txt", "true"));

    Program second = resume();

    assertThat(second.exitCode()).as(second.output()).isZero();
    assertThat(second.output()).contains("merged before the crash, as git shows; not repeated");
    assertThat(repo.marksLeft()).containsExactly("setup", "check", "merge");
    assertMergedOnce(second);
  }

  @Test
  void a_run_survives_the_death_of_its_database() throws Exception {
    place = List.of("--home=" + home);
    Process first = begin("echo second >>notes.txt", repo.hang("again"));
    ProcessHandle postmaster = postmaster();
    List<ProcessHandle> database =
        Stream.concat(postmaster.descendants(), Stream.of(postmaster)).toList();
    kill(first);
    postmaster.destroyForcibly();
    for (ProcessHandle process : database) {
      process.onExit().get(20, TimeUnit.SECONDS);
    }

    Program second = resume("--approve");

    assertThat(second.exitCode()).as(second.output()).isZero();
    assertThat(repo.marksLeft()).containsExactly("setup", "check", "again", "check", "again");
    assertMergedOnce(second);
  }

  @Test
  void a_step_that_the_user_interrupts_has_not_failed() throws Exception {
    // whoever was started in the background ignores the signal; the code is the one that it gives
    String interrupted = repo.mark("agent") + "; kill -INT $$; exit 130";
    Program first =
        run(
            "--title=Add a line",
            "--agent=[ -e '%1$s' ] || { touch '%1$s'; %2$s; }; echo second >>notes.txt"
                .formatted(directory.resolve("gate"), interrupted),
            "--lease=1");
    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(first.output()).endsWith("Interrupted; go on with --resume\n");

    Program second = resume("--approve");

    assertThat(second.exitCode()).as(second.output()).isZero();
    assertThat(second.output())
        .contains("attempt 2: the one before was cut off", "killed (cancelled_by_user)")
        .doesNotContain("waiting  for the lease");
    assertThat(repo.marksLeft()).containsExactly("agent");
    assertThat(repo.notes()).isEqualTo("first\nsecond\n");
  }

  @Test
  void a_question_that_nobody_answers_stays_open() throws Exception {
    String[] task = {"--title=Add a line", "--agent=echo 2 >>notes.txt"};
    Program unanswered = run(task);
    assertThat(unanswered.exitCode()).isEqualTo(1);
    assertThat(unanswered.output())
        .endsWith(
            "\nNothing was merged, as nobody can be asked here; answer with"
                + " -Dargs=\"--resume --approve\", or --reject instead\n");
    assertThat(repo.notes()).isEqualTo("first\n");

    Program refused = run(task);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.output())
        .contains("must have no unfinished work, but \"Add a line\" is pending");

    assertThat(Program.answering("yes\n", arguments("--resume")).exitCode()).isZero();
    assertThat(repo.notes()).isEqualTo("first\n2\n");
    assertThat(resume().output()).contains("--resume needs unfinished work");
  }

  private Process begin(String agent, String afterwards) throws Exception {
    return begin(repo.mark("setup"), agent, afterwards);
  }

  private Process begin(String setup, String agent, String afterwards) throws Exception {
    return Program.untilItSays(
        "at work",
        List.of(
            arguments(
                "--approve",
                lease,
                "--title=Add a line",
                "--setup=" + setup,
                "--agent=" + agent,
                "--check=" + repo.mark("check") + "; " + afterwards)));
  }

  private static void kill(Process program) throws InterruptedException {
    program.destroyForcibly();
    program.waitFor();
  }

  private Program resume(String... answer) throws Exception {
    return run(
        Stream.concat(Stream.of("--resume", "--lease=1"), Stream.of(answer))
            .toArray(String[]::new));
  }

  private Program run(String... args) throws Exception {
    return Program.run(arguments(args));
  }

  /** These, on the repository of this test, with everything kept in its place. */
  private String[] arguments(String... args) {
    return Stream.of(place.stream(), Stream.of(repo.option()), Stream.of(args))
        .flatMap(each -> each)
        .toArray(String[]::new);
  }

  private void assertMergedOnce(Program program) throws Exception {
    assertThat(repo.git("log", "--merges", "--format=%s", "trunk").lines()).hasSize(1);
    assertThat(program.output().lines())
        .filteredOn(line -> line.contains("side effect merge") && line.contains("done"))
        .hasSize(1);
  }

  private ProcessHandle postmaster() throws Exception {
    return process(home.resolve("postgres/data/postmaster.pid")).orElseThrow();
  }

  private static Optional<ProcessHandle> process(Path file) throws Exception {
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()));
  }
}
