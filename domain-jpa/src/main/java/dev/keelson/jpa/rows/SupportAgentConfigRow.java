// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.agent.SupportAgentConfig;
import dev.keelson.agent.SupportAgentConfigId;
import dev.keelson.agent.SupportAgentType;
import dev.keelson.core.Json;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How support agents are stored. */
@NullUnmarked
@Entity(name = "KeelsonSupportAgentConfig")
@Table(name = "support_agent_config", schema = Row.SCHEMA)
public class SupportAgentConfigRow extends OwnedRow<SupportAgentConfigId> {

  public SupportAgentType agentType;
  public boolean enabled;
  public Json configuration;
  public List<String> webhookEvents;
  public Instant lastTriggeredAt;

  @Mapper
  public interface Values extends RowMapper<SupportAgentConfig, SupportAgentConfigRow> {}
}
