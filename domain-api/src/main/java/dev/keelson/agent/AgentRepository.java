// SPDX-License-Identifier: Apache-2.0
package dev.keelson.agent;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;
import java.util.Optional;

/** Stores agents. */
public interface AgentRepository extends Repository<Agent, AgentId> {

  /** The agent of that key, or empty (R001-103). */
  Optional<Agent> findByKey(String key);

  /** The agents that may claim, or those that may not, by id (R001-104). */
  Page<Agent> findByEnabled(boolean enabled, PageRequest page);
}
