// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.agent.SupportAgentConfig;
import dev.keelson.agent.SupportAgentConfigId;
import dev.keelson.agent.SupportAgentConfigRepository;
import dev.keelson.agent.SupportAgentType;
import dev.keelson.core.ProjectId;
import java.util.Optional;

final class InMemorySupportAgentConfigRepository
    extends InMemoryRepository<SupportAgentConfig, SupportAgentConfigId>
    implements SupportAgentConfigRepository {

  InMemorySupportAgentConfigRepository(StoreContext context, ProjectId project) {
    super(context, SupportAgentConfig.TYPE, project);
  }

  @Override
  public Optional<SupportAgentConfig> findByType(SupportAgentType type) {
    return findBy("agent_type", type);
  }
}
