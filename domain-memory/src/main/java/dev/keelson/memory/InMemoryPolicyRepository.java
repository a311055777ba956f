// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.ProjectId;
import dev.keelson.project.Policy;
import dev.keelson.project.PolicyId;
import dev.keelson.project.PolicyKey;
import dev.keelson.project.PolicyRepository;
import java.util.Optional;

final class InMemoryPolicyRepository extends InMemoryRepository<Policy, PolicyId>
    implements PolicyRepository {

  InMemoryPolicyRepository(StoreContext context, ProjectId project) {
    super(context, Policy.TYPE, project);
  }

  @Override
  public Optional<Policy> findByKey(PolicyKey key) {
    return findBy("key", key);
  }
}
