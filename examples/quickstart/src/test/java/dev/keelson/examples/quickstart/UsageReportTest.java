// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.agent.AgentId;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.WorkItemId;
import dev.keelson.run.Run;
import dev.keelson.usage.AgentExecution;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UsageReportTest {

  @Test
  void what_the_agent_says_is_kept_exactly() {
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
  void what_the_agent_does_not_say_is_unknown() {
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

  private static AgentExecution read(String output) {
    Run run = Run.at(ProjectId.next(), WorkItemId.next(), AgentId.next(), Instant.now());
    StoredProcess process = StoredProcess.begin();
    process.follow(output);
    return UsageReport.of(run, process.row(), process.log());
  }
}
