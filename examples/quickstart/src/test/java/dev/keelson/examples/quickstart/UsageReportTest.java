// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.agent.AgentExecution;
import dev.keelson.agent.AgentId;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.ProjectId;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.work.WorkItemId;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageReportTest {

  @TempDir Path directory;

  @Test
  void what_the_agent_says_is_kept_exactly() throws Exception {
    AgentExecution usage =
        read(
            """
            usage: {"provider":"first","model":"draft"}
            working
            usage: {"provider":"acme","model":"large","input_tokens":1200,"cost_usd":0.0000000042}
            """);
    assertThat(usage.provider()).isEqualTo("acme");
    assertThat(usage.inputTokens()).isEqualTo(1200);
    assertThat(usage.costUsd()).isEqualTo(new BigDecimal("0.0000000042"));
    assertThat(usage.raw().requireText("model")).isEqualTo("large");
  }

  @Test
  void what_the_agent_does_not_say_is_unknown() throws Exception {
    AgentExecution usage = read("done\n");
    assertThat(usage.inputTokens()).isNull();
    assertThat(usage.costUsd()).isNull();
    assertThat(usage.model()).isEqualTo("unknown");
  }

  @Test
  void a_report_that_makes_no_sense_is_refused() {
    assertThatThrownBy(() -> read("usage: {\"input_tokens\":\"many\"}\n"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("usage.input_tokens must be a JSON number");
    assertThatThrownBy(() -> read("usage: much\n")).isInstanceOf(InvalidValueException.class);
  }

  private AgentExecution read(String log) throws Exception {
    Instant now = Instant.now();
    Run run = Run.at(ProjectId.next(), WorkItemId.next(), AgentId.next(), now);
    RunStep step = RunStep.planned(run, 0, "agent", "Agent", now);
    Path file = Files.writeString(directory.resolve("log"), log);
    return UsageReport.of(run, step, file, Duration.ofSeconds(1));
  }
}
