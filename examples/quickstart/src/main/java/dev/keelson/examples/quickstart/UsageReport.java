// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.AppendOnlyLog;
import dev.keelson.repository.LogPage;
import dev.keelson.run.Run;
import dev.keelson.usage.AgentExecution;
import dev.keelson.usage.AgentExecutionId;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.LogChunk;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what an agent says it used: the last line {@code usage: {json}} of its log. What it does
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
  static AgentExecution of(
      Run run, ExecutionProcess process, AppendOnlyLog<LogChunk, ExecutionProcessId> log) {
    Json said = read(process.id(), log);
    JsonNode fields = said.toTree();
    return AgentExecution.builder()
        .projectId(run.projectId())
        .id(AgentExecutionId.next())
        .agentId(Objects.requireNonNull(run.agentId(), "run.agentId"))
        .runId(run.id())
        .stepId(process.stepId())
        .provider(fields.path("provider").asString("unknown"))
        .model(fields.path("model").asString("unknown"))
        .inputTokens(count(fields, "input_tokens"))
        .outputTokens(count(fields, "output_tokens"))
        .cacheReadTokens(count(fields, "cache_read_tokens"))
        .cacheWriteTokens(count(fields, "cache_write_tokens"))
        .reasoningTokens(count(fields, "reasoning_tokens"))
        .duration(Duration.between(process.startedAt(), Instant.now()))
        .costUsd(cost(fields))
        .raw(said)
        .createdAt(Instant.now())
        .build();
  }

  private static Json read(
      ExecutionProcessId process, AppendOnlyLog<LogChunk, ExecutionProcessId> log) {
    String report = "";
    long read = 0;
    LogPage<LogChunk> page = log.read(process, read, PageRequest.MAX_SIZE);
    while (page.next() > read) {
      report =
          page.items().stream()
              .flatMap(chunk -> chunk.text().lines())
              .filter(line -> line.startsWith(PREFIX))
              .reduce(report, (earlier, later) -> later);
      read = page.next();
      page = log.read(process, read, PageRequest.MAX_SIZE);
    }
    Json said = report.isEmpty() ? Json.EMPTY : Json.parse(report.substring(PREFIX.length()));
    return said.isObject() ? said : Json.EMPTY;
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
