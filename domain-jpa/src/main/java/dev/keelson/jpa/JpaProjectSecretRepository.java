// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.ProjectId;
import dev.keelson.project.ProjectSecret;
import dev.keelson.project.ProjectSecretId;
import dev.keelson.project.ProjectSecretRepository;
import java.util.Map;
import java.util.Optional;

final class JpaProjectSecretRepository
    extends JpaRepository<ProjectSecret, ProjectSecretId, ProjectSecretRow>
    implements ProjectSecretRepository {

  JpaProjectSecretRepository(StoreContext context, ProjectId project) {
    super(context, ProjectSecret.TYPE, ProjectSecretRow.MAPPING, project);
  }

  @Override
  public Optional<ProjectSecret> findByKey(String key) {
    return findBy(Map.of("key", key));
  }
}
