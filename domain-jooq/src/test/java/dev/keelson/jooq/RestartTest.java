// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.ProjectScope;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepStatus;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** A program that is killed leaves its runs behind, for the next one to go on with. */
final class RestartTest extends ShopTest {

  @Test
  @Timeout(60)
  @Proves("R003-38")
  void a_run_goes_on_in_another_program_than_the_one_that_was_killed() throws Exception {
    Process program = program();
    try (BufferedReader output = program.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).isEqualTo("begun");
    } finally {
      program.destroyForcibly();
    }
    assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();

    Run run = shop.runs().findByStatus(RunStatus.RUNNING, PageRequest.first(2)).items().getFirst();
    assertThat(shop.steps().findByRun(run.id(), PageRequest.first(2)).items())
        .singleElement()
        .satisfies(step -> assertThat(step.status()).isEqualTo(RunStepStatus.RUNNING));
    assertThat(shop.runs().update(run.completed(Instant.now())).status())
        .isEqualTo(RunStatus.COMPLETED);
  }

  private Process program() throws IOException, SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      DatabaseMetaData server = connection.getMetaData();
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              Killed.class.getName(),
              server.getURL(),
              server.getUserName(),
              project().toString())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    }
  }

  /** Begins a run and a step, and waits for its end. */
  static final class Killed {

    private Killed() {}

    public static void main(String[] args) throws IOException {
      PGSimpleDataSource dataSource = new PGSimpleDataSource();
      dataSource.setUrl(args[0]);
      dataSource.setUser(args[1]);
      ProjectId id = ProjectId.parse(args[2]);
      ProjectScope project = JooqKeelson.over(dataSource).project(id);
      Run run = project.runs().insert(Runs.pending(id));
      RunStep step = project.steps().insert(RunSteps.planned(run, "compile"));
      project.steps().update(step.id(), planned -> planned.running(Instant.now()));
      project.runs().update(run.id(), pending -> pending.running(Instant.now()));
      System.out.println("begun");
      System.in.read(); // until it is killed
    }
  }
}
