// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.SUPPORT_AGENT_CONFIG;

import dev.keelson.agent.SupportAgentConfig;
import dev.keelson.agent.SupportAgentConfigId;
import dev.keelson.agent.SupportAgentConfigRepository;
import dev.keelson.agent.SupportAgentType;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.SupportAgentConfigRecord;
import java.util.Optional;

final class JooqSupportAgentConfigRepository
    extends JooqRepository<SupportAgentConfig, SupportAgentConfigId, SupportAgentConfigRecord>
    implements SupportAgentConfigRepository {

  private static final EntityTable<
          SupportAgentConfig, SupportAgentConfigId, SupportAgentConfigRecord>
      TABLE =
          EntityTable.of(
              SupportAgentConfig.TYPE, new SupportAgentConfigRowsImpl(), SUPPORT_AGENT_CONFIG);

  JooqSupportAgentConfigRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Optional<SupportAgentConfig> findByType(SupportAgentType type) {
    return findBy(SUPPORT_AGENT_CONFIG.AGENT_TYPE.eq(type));
  }
}
