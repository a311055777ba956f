// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.ProjectId;
import dev.keelson.work.WorkItem;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Started by a script, from a pipe, in the background: there is no terminal. */
@Timeout(60)
class NobodyToAskTest {

  private static final String BY_ITSELF =
      "nobody can be asked here, so the quickstart approves automatically; that is safe, as the"
          + " repository is one that it made itself";

  @TempDir Path home;

  @Test
  void its_own_repository_is_merged_into_without_asking() throws Exception {
    Program program = Program.reading("", "--store=memory", place());
    assertThat(program.exitCode()).as(program.output()).isZero();
    assertThat(program.output())
        .contains(BY_ITSELF, "said approve (automatically, as nobody could be asked)")
        .contains("side effect merge                  done");
  }

  @Test
  void an_input_that_stays_open_and_says_nothing_is_not_waited_for() throws Exception {
    try (PipedOutputStream silent = new PipedOutputStream();
        PipedInputStream end = new PipedInputStream(silent)) {
      BufferedReader input = new BufferedReader(new InputStreamReader(end, StandardCharsets.UTF_8));
      Program program = Program.run(input, false, "--store=memory", place());
      assertThat(program.exitCode()).as(program.output()).isZero();
      assertThat(program.output()).contains(BY_ITSELF).doesNotContain("Merge it?");
    }
  }

  @Test
  void an_input_that_holds_something_else_is_no_answer() throws Exception {
    Program program = Program.reading("\0\1\nno\n", "--store=memory", place());
    assertThat(program.exitCode()).as(program.output()).isZero();
    assertThat(program.output()).contains(BY_ITSELF);
  }

  @Test
  void an_input_that_holds_the_answer_gives_it() throws Exception {
    Program program = Program.reading("diff\nno\n", "--store=memory", place());
    assertThat(program.exitCode()).as(program.output()).isEqualTo(3);
    assertThat(program.output()).contains("said reject").doesNotContain(BY_ITSELF);
  }

  @Test
  void a_repository_of_the_user_is_left_alone() throws Exception {
    TestRepo repo = TestRepo.in(home);
    Program program =
        Program.reading(
            "",
            "--store=memory",
            repo.option(),
            "--title=Add a line",
            "--agent=echo second >>notes.txt",
            place());
    assertThat(program.exitCode()).isEqualTo(1);
    assertThat(program.output())
        .endsWith(
            "\nNothing was merged, as nobody can be asked here; answer with --approve or --reject"
                + " in -Dargs when you start it again\n")
        .doesNotContain(BY_ITSELF, "Exception", "\tat ");
    assertThat(repo.notes()).isEqualTo("first\n");
  }

  @Test
  void whose_the_repository_is_is_known_after_a_crash_too() {
    for (boolean madeHere : new boolean[] {true, false}) {
      Task task = new Task("Mend", home, Map.of(Workflow.AGENT, "true"), madeHere);
      WorkItem item = WorkItem.titled(ProjectId.next(), "Mend", Instant.now());
      assertThat(Task.of(item.withPayload(task.payload()))).isEqualTo(task);
    }
  }

  private String place() {
    return "--home=" + home.resolve("q");
  }
}
