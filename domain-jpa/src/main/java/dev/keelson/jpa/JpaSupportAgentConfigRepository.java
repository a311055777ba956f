// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.agent.SupportAgentConfig;
import dev.keelson.agent.SupportAgentConfigId;
import dev.keelson.agent.SupportAgentConfigRepository;
import dev.keelson.agent.SupportAgentType;
import dev.keelson.core.ProjectId;
import java.util.Map;
import java.util.Optional;

final class JpaSupportAgentConfigRepository
    extends JpaRepository<SupportAgentConfig, SupportAgentConfigId, SupportAgentConfigRow>
    implements SupportAgentConfigRepository {

  JpaSupportAgentConfigRepository(StoreContext context, ProjectId project) {
    super(context, SupportAgentConfig.TYPE, SupportAgentConfigRow.MAPPING, project);
  }

  @Override
  public Optional<SupportAgentConfig> findByType(SupportAgentType type) {
    return findBy(Map.of("agentType", type));
  }
}
