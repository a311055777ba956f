// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.agent.SupportAgentConfig;
import dev.keelson.jooq.generated.tables.records.SupportAgentConfigRecord;
import org.mapstruct.Mapper;

@Mapper
interface SupportAgentConfigRows extends RowMapper<SupportAgentConfig, SupportAgentConfigRecord> {}
