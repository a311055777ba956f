// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.core.Json;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How agents are stored. */
@NullUnmarked
@Entity(name = "KeelsonAgent")
@Table(name = "agent", schema = Row.SCHEMA)
public class AgentRow extends SharedRow<AgentId> {

  public String externalKey;
  public String key;
  public String name;
  public String description;
  public String prompt;
  public Json capabilities;
  public int maxConcurrency;
  public boolean enabled;

  @Mapper
  public interface Values extends RowMapper<Agent, AgentRow> {}
}
