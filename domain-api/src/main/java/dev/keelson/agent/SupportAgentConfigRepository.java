// SPDX-License-Identifier: Apache-2.0
package dev.keelson.agent;

import dev.keelson.core.DeletingRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import java.util.Optional;

/** Stores the support agents of one project. */
public interface SupportAgentConfigRepository
    extends DeletingRepository<SupportAgentConfig, SupportAgentConfigId> {

  /** The support agent that is there for that, or empty. */
  Optional<SupportAgentConfig> findByType(SupportAgentType type);

  /** All support agents, by id, which is the order in which they were made (R000-58). */
  Page<SupportAgentConfig> findAll(PageRequest page);
}
