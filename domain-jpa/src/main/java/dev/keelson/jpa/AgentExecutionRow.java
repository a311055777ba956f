// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.agent.AgentExecution;
import dev.keelson.agent.AgentExecutionId;
import dev.keelson.agent.AgentId;
import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.run.RunId;
import dev.keelson.run.RunStepId;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How model calls are stored. */
@NullUnmarked
@Entity(name = "KeelsonAgentExecution")
@Table(name = "agent_execution", schema = Rows.SCHEMA)
class AgentExecutionRow extends Row {

  @Id public ProjectId projectId;
  @Id public AgentExecutionId id;
  @Id public Instant createdAt;
  public AgentId agentId;
  public RunId runId;
  public RunStepId stepId;
  public String provider;
  public String model;
  public Long inputTokens;
  public Long outputTokens;
  public Long cacheReadTokens;
  public Long cacheWriteTokens;
  public Long reasoningTokens;

  @Convert(converter = Millis.class)
  public Duration duration;

  public boolean succeeded;
  public Failure failure;
  public BigDecimal costUsd;
  public Json raw;

  static final Mapping<AgentExecution, AgentExecutionRow> MAPPING =
      Mapping.of(AgentExecutionRow.class, Values.class);

  @Override
  List<?> key() {
    return List.of(projectId, id, createdAt);
  }

  @Mapper
  interface Values extends RowMapper<AgentExecution, AgentExecutionRow> {}
}
