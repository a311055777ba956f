// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.agent.AgentRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import java.util.Optional;

final class InMemoryAgentRepository extends InMemoryRepository<Agent, AgentId>
    implements AgentRepository {

  InMemoryAgentRepository(StoreContext context) {
    super(context, Agent.TYPE, null);
  }

  @Override
  public Optional<Agent> findByKey(String key) {
    return findBy("key", key);
  }

  @Override
  public Page<Agent> findByEnabled(boolean enabled, PageRequest page) {
    return page(byId, page, agent -> agent.enabled() == enabled);
  }
}
