// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalTest {

  @TempDir Path directory;

  @Test
  void a_repo_that_is_not_there_is_refused() throws Exception {
    refuses(directory.resolve("nowhere"), "must be a directory");
  }

  @Test
  void a_directory_without_a_repo_is_refused() throws Exception {
    refuses(directory, "must be a git repository with a working tree");
  }

  @Test
  void a_repo_without_a_commit_is_refused() throws Exception {
    new Git(directory).run("init", "--quiet");
    refuses(directory, "must have a commit to start from");
  }

  @Test
  void a_repo_without_a_branch_is_refused() throws Exception {
    TestRepo repo = TestRepo.in(directory);
    repo.git("checkout", "--quiet", "--detach");
    refuses(repo.directory(), "must be on a branch to merge into");
  }

  @Test
  void options_that_make_no_sense_are_refused() throws Exception {
    assertThat(refusal("--verbose")).startsWith("argument --verbose must be an option");
    assertThat(refusal("--approve=yes")).startsWith("argument --approve=yes must be an option");
    assertThat(refusal("--store=file")).startsWith("--store=file must be memory, jooq or jpa;");
    assertThat(refusal("--lease=0")).startsWith("--lease=0 must be 1 to 99999 seconds;");
    assertThat(refusal("--approve", "--reject")).startsWith("--approve excludes --reject;");
    assertThat(refusal("--repo=.")).startsWith("--repo goes with --title and --agent");
    assertThat(refusal("--resume", "--title=x")).startsWith("--repo goes with --title");
    assertThat(refusal("--repo=.", "--title=x")).startsWith("--agent is missing;");
    assertThat(refusal("--resume", "--store=memory")).startsWith("--resume needs a store");
  }

  @Test
  void a_database_that_does_not_answer_is_refused() throws Exception {
    Path home = directory.resolve("home");
    Program program =
        Program.run("--jdbc-url=jdbc:postgresql://localhost:1/none", "--home=" + home);
    assertThat(program.exitCode()).isEqualTo(2);
    assertThat(program.output()).contains("the database must answer, but did not (");
    assertThat(Files.exists(home)).isFalse();
  }

  @Test
  void a_database_with_another_schema_is_refused() throws Exception {
    Path home = directory.resolve("home");
    try (EmbeddedDatabase database = EmbeddedDatabase.in(home.resolve("postgres"));
        Connection connection = DriverManager.getConnection(database.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute("create schema keelson; create table keelson.run (id bigint)");
    }
    Program program = Program.run("--home=" + home, "--approve");
    assertThat(program.exitCode()).isEqualTo(2);
    assertThat(program.output())
        .contains("the database must be empty or of this version, but schema keelson could not be")
        .contains("take another with --home or --jdbc-url, or delete it")
        .doesNotContain("Exception");
  }

  @Test
  void a_place_that_can_not_be_used_is_told_in_a_sentence() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    Program program = Program.run("--home=" + file.resolve("home"));
    assertThat(program.exitCode()).isEqualTo(1);
    assertThat(program.output().lines().toList().getLast())
        .startsWith("Stopped by java.nio.file.FileSystemException: " + file)
        .contains("; where it came from is in ");
    Path trace = Path.of(program.output().strip().replaceFirst("(?s).* is in ", ""));
    assertThat(trace).content().contains("\tat " + Quickstart.class.getName());
    Files.delete(trace);
  }

  @Test
  void help_names_every_option() throws Exception {
    Program program = Program.run("--help");
    assertThat(program.exitCode()).isZero();
    assertThat(program.output())
        .contains("--repo=PATH", "--resume ", "--store=KIND", "and 3 when the change was rejected");
  }

  private void refuses(Path repo, String expectation) throws Exception {
    assertThat(refusal("--repo=" + repo, "--title=x", "--agent=true"))
        .startsWith("repo " + repo + " " + expectation + "; ");
  }

  /** What the program says when it refuses, having written nothing. */
  private String refusal(String... args) throws Exception {
    Path home = directory.resolve("home");
    String[] all = Arrays.copyOf(args, args.length + 1);
    all[args.length] = "--home=" + home;
    Program program = Program.run(all);
    assertThat(program.exitCode()).isEqualTo(2);
    assertThat(program.output().lines()).hasSize(1);
    assertThat(Files.exists(home)).isFalse();
    return program.output();
  }
}
