// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.agent.AgentRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import java.util.Map;
import java.util.Optional;

final class JpaAgentRepository extends JpaRepository<Agent, AgentId, AgentRow>
    implements AgentRepository {

  JpaAgentRepository(StoreContext context) {
    super(context, Agent.TYPE, AgentRow.MAPPING, null);
  }

  @Override
  public Optional<Agent> findByKey(String key) {
    return findBy(Map.of("key", key));
  }

  @Override
  public Page<Agent> findByEnabled(boolean enabled, PageRequest page) {
    return page(Map.of("enabled", enabled), byId, page);
  }
}
