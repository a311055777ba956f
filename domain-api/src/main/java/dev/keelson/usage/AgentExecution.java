// SPDX-License-Identifier: Apache-2.0
package dev.keelson.usage;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Check;
import dev.keelson.core.Decimals;
import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RunId;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Attribute;
import dev.keelson.query.Content;
import dev.keelson.query.FactType;
import dev.keelson.query.Index;
import dev.keelson.query.OrderedAttribute;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import dev.keelson.query.TimeAttribute;
import dev.keelson.run.RunStepId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One model call: its token usage and cost. Immutable. The token counts are disjoint: each token is
 * counted in exactly one of them. Null means unknown, which is not zero.
 *
 * @param agentId who made the call (R004-62)
 * @param runId the run it served; the row is retained when the run is deleted
 * @param stepId the step it served (R004-63), stored if its run is; the row is retained when the
 *     step is deleted
 * @param provider for example {@code anthropic} (R004-64)
 * @param model for example {@code claude-sonnet} (R004-65)
 * @param inputTokens input tokens that were not read from a cache (R004-66)
 * @param outputTokens output tokens, without reasoning (R004-67)
 * @param cacheReadTokens input tokens that were read from a cache
 * @param cacheWriteTokens input tokens that were written to a cache
 * @param reasoningTokens reasoning tokens
 * @param duration how long the call took, in millisecond precision (R004-68)
 * @param succeeded whether the call succeeded (R004-69)
 * @param failure why it failed; present exactly when it did (R004-70)
 * @param costUsd the exact cost in US dollars with at most 12 decimals, null if the price is
 *     unknown (R000-93)
 * @param raw what the provider reported, unchanged
 * @param createdAt when the call was made (R004-71)
 */
@Value.Builder
public record AgentExecution(
    ProjectId projectId,
    AgentExecutionId id,
    AgentId agentId,
    @Nullable RunId runId,
    @Nullable RunStepId stepId,
    String provider,
    String model,
    @Nullable Long inputTokens,
    @Nullable Long outputTokens,
    @Nullable Long cacheReadTokens,
    @Nullable Long cacheWriteTokens,
    @Nullable Long reasoningTokens,
    Duration duration,
    boolean succeeded,
    @Nullable Failure failure,
    @Nullable BigDecimal costUsd,
    Json raw,
    Instant createdAt)
    implements WithAgentExecution, ProjectOwned {

  /** {@code id}. */
  public static final Attribute<AgentExecution, AgentExecutionId> ID =
      Attribute.of("id", AgentExecutionId.class, AgentExecution::id);

  /** {@code agent_id}. */
  public static final Reference<AgentExecution, AgentId> AGENT_ID =
      Reference.to("agent_id", AgentId.class, AgentExecution::agentId);

  /** {@code run_id}. */
  public static final Reference<AgentExecution, RunId> RUN_ID =
      Reference.to("run_id", RunId.class, AgentExecution::runId);

  /** {@code step_id}. */
  public static final Reference<AgentExecution, RunStepId> STEP_ID =
      Reference.to("step_id", RunStepId.class, AgentExecution::stepId);

  /** {@code provider}. */
  public static final TextAttribute<AgentExecution> PROVIDER =
      Attribute.text("provider", AgentExecution::provider);

  /** {@code model}. */
  public static final TextAttribute<AgentExecution> MODEL =
      Attribute.text("model", AgentExecution::model);

  /** {@code succeeded}. */
  public static final Attribute<AgentExecution, Boolean> SUCCEEDED =
      Attribute.of("succeeded", Boolean.class, AgentExecution::succeeded);

  /** {@code input_tokens}. */
  public static final OrderedAttribute<AgentExecution, Long> INPUT_TOKENS =
      Attribute.ordered("input_tokens", Long.class, AgentExecution::inputTokens);

  /** {@code output_tokens}. */
  public static final OrderedAttribute<AgentExecution, Long> OUTPUT_TOKENS =
      Attribute.ordered("output_tokens", Long.class, AgentExecution::outputTokens);

  /** {@code cache_read_tokens}. */
  public static final OrderedAttribute<AgentExecution, Long> CACHE_READ_TOKENS =
      Attribute.ordered("cache_read_tokens", Long.class, AgentExecution::cacheReadTokens);

  /** {@code cache_write_tokens}. */
  public static final OrderedAttribute<AgentExecution, Long> CACHE_WRITE_TOKENS =
      Attribute.ordered("cache_write_tokens", Long.class, AgentExecution::cacheWriteTokens);

  /** {@code reasoning_tokens}. */
  public static final OrderedAttribute<AgentExecution, Long> REASONING_TOKENS =
      Attribute.ordered("reasoning_tokens", Long.class, AgentExecution::reasoningTokens);

  /** {@code duration_ms}. */
  public static final OrderedAttribute<AgentExecution, Duration> DURATION =
      Attribute.ordered("duration_ms", Duration.class, AgentExecution::duration);

  /** {@code cost_usd}. */
  public static final OrderedAttribute<AgentExecution, BigDecimal> COST_USD =
      Attribute.ordered("cost_usd", BigDecimal.class, AgentExecution::costUsd);

  /** {@code created_at}. */
  public static final TimeAttribute<AgentExecution> CREATED_AT =
      Attribute.time("created_at", AgentExecution::createdAt);

  /** The day of {@code created_at}, in UTC. */
  public static final OrderedAttribute<AgentExecution, LocalDate> DAY =
      OrderedAttribute.day(CREATED_AT);

  /** The type descriptor of model calls. */
  public static final FactType<AgentExecution> TYPE =
      new FactType<>(
          "agent_execution",
          AgentExecution.class,
          CREATED_AT,
          List.of(ID),
          List.of(
              Index.on(ID),
              Index.on(CREATED_AT),
              Index.on(RUN_ID, CREATED_AT),
              Index.on(AGENT_ID, CREATED_AT)),
          List.of(
              STEP_ID,
              PROVIDER,
              MODEL,
              SUCCEEDED,
              INPUT_TOKENS,
              OUTPUT_TOKENS,
              CACHE_READ_TOKENS,
              CACHE_WRITE_TOKENS,
              REASONING_TOKENS,
              DURATION,
              COST_USD,
              DAY),
          List.of(
              Content.json("raw", AgentExecution::raw, AgentExecution::withRaw),
              Content.failure(AgentExecution::failure, AgentExecution::withFailure)));

  public AgentExecution {
    Check.present(projectId, "agentExecution.projectId");
    Check.present(id, "agentExecution.id");
    Check.present(agentId, "agentExecution.agentId");
    Check.line(provider, "agentExecution.provider", 100);
    Check.line(model, "agentExecution.model", 200);
    notNegative(inputTokens, "inputTokens");
    notNegative(outputTokens, "outputTokens");
    notNegative(cacheReadTokens, "cacheReadTokens");
    notNegative(cacheWriteTokens, "cacheWriteTokens");
    notNegative(reasoningTokens, "reasoningTokens");
    duration = Check.millis(0, duration, "agentExecution.duration");
    Check.that(
        succeeded == (failure == null),
        "agentExecution.failure",
        "is present exactly when the call did not succeed",
        "set both or neither");
    if (costUsd != null) {
      costUsd = Decimals.plain(costUsd);
      Check.that(
          costUsd.signum() >= 0
              && costUsd.scale() <= 12
              && costUsd.precision() - costUsd.scale() <= 12,
          "agentExecution.costUsd",
          "must be 0 or more with at most 12 digits before and 12 after the decimal point",
          "round it as your price book does");
    }
    Check.present(raw, "raw");
    createdAt = Timestamps.of(createdAt, "createdAt");
  }

  private static void notNegative(@Nullable Long tokens, String field) {
    if (tokens != null) {
      Check.atLeast(0, tokens, "agentExecution." + field);
    }
  }

  /** Returns a builder that starts from a successful call with unknown usage. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds executions. */
  public static final class Builder extends AgentExecutionBuilder {
    Builder() {
      succeeded(true).raw(Json.EMPTY);
    }
  }
}
