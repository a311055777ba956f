// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.ProjectId;
import dev.keelson.project.Policy;
import dev.keelson.project.PolicyId;
import dev.keelson.project.PolicyKey;
import dev.keelson.project.PolicyRepository;
import java.util.Map;
import java.util.Optional;

final class JpaPolicyRepository extends JpaRepository<Policy, PolicyId, PolicyRow>
    implements PolicyRepository {

  JpaPolicyRepository(StoreContext context, ProjectId project) {
    super(context, Policy.TYPE, PolicyRow.MAPPING, project);
  }

  @Override
  public Optional<Policy> findByKey(PolicyKey key) {
    return findBy(Map.of("key", key));
  }
}
