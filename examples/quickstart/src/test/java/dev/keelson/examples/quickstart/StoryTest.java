// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StoryTest {

  private static final List<String> SQL_STORES = List.of("jooq", "jpa");

  @TempDir static Path directory;
  private static EmbeddedDatabase database;

  @TempDir Path home;

  @BeforeAll
  static void startDatabase() throws IOException {
    database = EmbeddedDatabase.in(directory);
  }

  @AfterAll
  static void stopDatabase() throws IOException {
    database.close();
  }

  @Test
  void every_store_tells_the_same_story_of_a_change_that_is_approved() throws Exception {
    String story = demonstrate("memory", "--approve", 0);
    assertThat(story)
        .contains("run <id>, attempt 1 of workflow change-a-repo revision 1: completed")
        .contains("side effect merge                  done")
        .contains("setup_script         completed with 0 in <length>, at <short>")
        .contains("commit               completed with 0 in <length>, from <short> to <short>")
        .contains("    | the greeting is right\n")
        .contains("approval repo.merge                consumed")
        .contains("every state is what the journal of");
    for (String store : SQL_STORES) {
      assertThat(demonstrate(store, "--approve", 0)).isEqualTo(story);
    }
  }

  @Test
  void every_store_tells_the_same_story_of_a_change_that_is_rejected() throws Exception {
    String story = demonstrate("memory", "--reject", 3);
    assertThat(story)
        .contains("run <id>, attempt 1 of workflow change-a-repo revision 1: cancelled")
        .contains("step merge                         skipped")
        .contains("user:<name> said reject")
        .doesNotContain("side effect");
    for (String store : SQL_STORES) {
      assertThat(demonstrate(store, "--reject", 3)).isEqualTo(story);
    }
  }

  @Test
  void the_page_stands_for_itself() throws Exception {
    Program.run("--store=memory", "--approve", "--home=" + home);
    try (Stream<Path> files = Files.walk(home)) {
      Path page = files.filter(file -> file.endsWith("story.html")).findFirst().orElseThrow();
      assertThat(Files.readString(page))
          .contains("Spell the greeting right", "<pre>the greeting is right\n</pre>")
          .doesNotContain("<link", "<script src", "http://", "https://");
    }
  }

  @Test
  void an_approved_change_is_merged_and_the_worktree_is_removed() throws Exception {
    TestRepo repo = TestRepo.in(home);
    Program program =
        Program.answering(
            "what\ndiff\nyes\n",
            "--store=memory",
            repo.option(),
            "--title=Add a line",
            "--agent=echo second >>notes.txt",
            "--home=" + home.resolve("q"));
    assertThat(program.output())
        .contains("skipped: no_command", "please say one of yes, no, diff", "| +second")
        .contains("and 1 of unknown price");
    assertThat(program.exitCode()).isZero();
    assertThat(repo.notes()).isEqualTo("first\nsecond\n");
    assertThat(repo.git("branch", "--format=%(refname:short)")).isEqualTo("trunk");
    assertThat(repo.git("worktree", "list").lines()).hasSize(1);
  }

  @Test
  void a_change_that_fails_its_check_is_not_merged() throws Exception {
    TestRepo repo = TestRepo.in(home);
    Program program =
        Program.run(
            "--store=memory",
            "--approve",
            repo.option(),
            "--title=Add a line",
            "--agent=echo second >>notes.txt",
            "--check=echo no good; exit 3",
            "--home=" + home.resolve("q"));
    assertThat(program.exitCode()).isEqualTo(1);
    assertThat(program.output())
        .contains("revision 1: failed", "| no good")
        .contains("the command of step check exited with 3; its log says why")
        .contains("check_script         failed with 3", "    | no good")
        .contains("merge                cancelled"); // what was left ended with the run
    assertThat(repo.notes()).isEqualTo("first\n");
  }

  @Test
  void an_agent_that_changes_nothing_has_failed() throws Exception {
    TestRepo repo = TestRepo.in(home);
    Program program =
        Program.run(
            "--store=memory",
            "--approve",
            repo.option(),
            "--title=Do nothing",
            "--agent=true",
            "--home=" + home.resolve("q"));
    assertThat(program.exitCode()).isEqualTo(1);
    assertThat(program.output()).contains("nothing_changed");
  }

  @Test
  void an_agent_that_takes_its_worktree_away_has_failed() throws Exception {
    TestRepo repo = TestRepo.in(home);
    Program program =
        Program.run(
            "--store=memory",
            "--approve",
            repo.option(),
            "--title=Tidy up",
            "--agent=rm -r \"$PWD\"",
            "--home=" + home.resolve("q"));
    assertThat(program.exitCode()).isEqualTo(1);
    assertThat(program.output())
        .contains("git_failed", "there is no such directory any more")
        .contains("coding_agent         completed with 0");
  }

  private String demonstrate(String store, String answer, int exitCode) throws Exception {
    Program program =
        Program.run(
            "--store=" + store,
            answer,
            "--home=" + home.resolve(store),
            "--jdbc-url=" + database.jdbcUrl());
    assertThat(program.exitCode()).as(program.output()).isEqualTo(exitCode);
    return withoutChance(program.output());
  }

  /**
   * The story without ids, times, names and lengths that differ from run to run. What a transaction
   * wrote happened at one time in one store and at several in another, so the moves are sorted.
   */
  private static String withoutChance(String output) {
    String story = constant(output);
    int moves = story.indexOf("What happened");
    int steps = story.indexOf("\nSteps\n");
    return story.substring(0, moves)
        + story.substring(moves, steps).lines().sorted().collect(joining("\n"))
        + story.substring(steps);
  }

  private static String constant(String output) {
    return output
        .substring(output.indexOf("\nSpell the greeting right\n"))
        .replaceAll("The same as a page: .*", "")
        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22,27}", "<id>")
        .replaceAll("keelson-[0-9a-f]{12}-", "keelson-<id>-")
        .replaceAll("\\b[0-9a-f]{40}\\b", "<commit>")
        .replaceAll("\\b[0-9a-f]{7,10}\\b", "<short>")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}", "<time>")
        .replaceAll("\\d+\\.\\d+ s", "<length>")
        .replaceAll("\\d+ bytes", "<size>")
        .replace("user:" + System.getProperty("user.name"), "user:<name>");
  }
}
