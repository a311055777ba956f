// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.agent.AgentExecution;
import dev.keelson.agent.AgentExecutionId;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what an agent says it used: the last line {@code usage: {json}} of its output. What it does
 * not say is stored as unknown, which is not zero.
 */
final class UsageReport {

  private static final String PREFIX = "usage: ";

  private UsageReport() {}

  /**
   * The model call that an agent command stands for.
   *
   * @throws InvalidValueException if there is such a line and it makes no sense
   */
  static AgentExecution of(Run run, RunStep step, Path log, Duration duration) throws IOException {
    Json said = read(log);
    JsonNode fields = said.toTree();
    return AgentExecution.builder()
        .projectId(run.projectId())
        .id(AgentExecutionId.next())
        .agentId(Objects.requireNonNull(run.agentId(), "run.agentId"))
        .runId(run.id())
        .stepId(step.id())
        .provider(fields.path("provider").asString("unknown"))
        .model(fields.path("model").asString("unknown"))
        .inputTokens(count(fields, "input_tokens"))
        .outputTokens(count(fields, "output_tokens"))
        .cacheReadTokens(count(fields, "cache_read_tokens"))
        .cacheWriteTokens(count(fields, "cache_write_tokens"))
        .reasoningTokens(count(fields, "reasoning_tokens"))
        .duration(duration)
        .costUsd(cost(fields))
        .raw(said)
        .createdAt(Instant.now())
        .build();
  }

  private static Json read(Path log) throws IOException {
    String output = Files.readString(log, StandardCharsets.UTF_8);
    return output
        .lines()
        .filter(line -> line.startsWith(PREFIX))
        .reduce((earlier, later) -> later)
        .map(line -> Json.parse(line.substring(PREFIX.length())))
        .filter(Json::isObject)
        .orElse(Json.EMPTY);
  }

  private static @Nullable Long count(JsonNode fields, String name) {
    JsonNode count = fields.path(name);
    return count.isMissingNode() || count.isNull() ? null : number(count, name).longValueExact();
  }

  private static @Nullable BigDecimal cost(JsonNode fields) {
    JsonNode cost = fields.path("cost_usd");
    return cost.isMissingNode() || cost.isNull() ? null : number(cost, "cost_usd");
  }

  private static BigDecimal number(JsonNode node, String name) {
    if (!node.isNumber()) {
      throw new InvalidValueException(
          "usage." + name, "must be a JSON number", "leave it out where it is unknown");
    }
    return node.decimalValue();
  }
}
