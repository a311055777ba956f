// SPDX-License-Identifier: Apache-2.0
package dev.keelson.agent;

import dev.keelson.repository.DeletingRepository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores the support agents of one project. */
public final class SupportAgentConfigRepository
    extends DeletingRepository<SupportAgentConfig, SupportAgentConfigId> {

  /** Creates the repository in {@code context}. */
  public SupportAgentConfigRepository(RepositoryContext context) {
    super(SupportAgentConfig.TYPE, context);
  }

  /** Returns the project's support agent of that type, or empty. */
  public Optional<SupportAgentConfig> findByType(SupportAgentType type) {
    return first(this.type.where(SupportAgentConfig.AGENT_TYPE.is(type)));
  }
}
