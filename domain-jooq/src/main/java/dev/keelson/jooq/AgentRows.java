// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.agent.Agent;
import dev.keelson.jooq.generated.tables.records.AgentRecord;
import org.mapstruct.Mapper;

@Mapper
interface AgentRows extends RowMapper<Agent, AgentRecord> {}
