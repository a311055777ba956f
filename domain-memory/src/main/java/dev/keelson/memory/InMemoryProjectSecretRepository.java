// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.ProjectId;
import dev.keelson.project.ProjectSecret;
import dev.keelson.project.ProjectSecretId;
import dev.keelson.project.ProjectSecretRepository;
import java.util.Optional;

final class InMemoryProjectSecretRepository
    extends InMemoryRepository<ProjectSecret, ProjectSecretId> implements ProjectSecretRepository {

  InMemoryProjectSecretRepository(StoreContext context, ProjectId project) {
    super(context, ProjectSecret.TYPE, project);
  }

  @Override
  public Optional<ProjectSecret> findByKey(String key) {
    return findBy("key", key);
  }
}
