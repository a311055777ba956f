// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.agent.AgentExecution;
import dev.keelson.jooq.generated.tables.records.AgentExecutionRecord;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

@Mapper
interface AgentExecutionRows {

  @Mapping(target = "duration", source = "durationMs")
  @Mapping(target = "from", ignore = true)
  AgentExecution toValue(AgentExecutionRecord row);

  @Mapping(target = "durationMs", source = "duration")
  AgentExecutionRecord toRow(AgentExecution value);
}
