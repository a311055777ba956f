// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.workspace.CodingAgentTurn;
import dev.keelson.workspace.CodingAgentTurnId;
import dev.keelson.workspace.ExecutionProcessId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How turns are stored. */
@NullUnmarked
@Entity(name = "KeelsonCodingAgentTurn")
@Table(name = "coding_agent_turn", schema = Row.SCHEMA)
public class CodingAgentTurnRow extends OwnedRow<CodingAgentTurnId> {

  public ExecutionProcessId processId;
  public String agentSessionId;
  public String agentMessageId;
  public String prompt;
  public String summary;
  public boolean seen;

  @Mapper
  public interface Values extends RowMapper<CodingAgentTurn, CodingAgentTurnRow> {}
}
