// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.CodingAgentTurnRecord;
import dev.keelson.workspace.CodingAgentTurn;
import org.mapstruct.Mapper;

@Mapper
interface CodingAgentTurnRows extends RowMapper<CodingAgentTurn, CodingAgentTurnRecord> {}
