// SPDX-License-Identifier: Apache-2.0
package dev.keelson.agent;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores agents. */
public final class AgentRepository extends Repository<Agent, AgentId> {

  /** Creates the repository in {@code context}. */
  public AgentRepository(RepositoryContext context) {
    super(Agent.TYPE, context);
  }

  /** Returns the agent with that key, or empty (R001-103). */
  public Optional<Agent> findByKey(String key) {
    return first(type.where(Agent.KEY.is(key)));
  }

  /** Returns the agent that the host knows by this key, or empty. */
  public Optional<Agent> findByExternalKey(String externalKey) {
    return first(type.where(Agent.EXTERNAL_KEY.is(externalKey)));
  }

  /** Returns the agents that are enabled, or those that are not, oldest first (R001-104). */
  public Page<Agent> findByEnabled(boolean enabled, PageRequest page) {
    return page(type.where(Agent.ENABLED.is(enabled)), page);
  }
}
