// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.repository.DeletingRepository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores the policies of one project. */
public final class PolicyRepository extends DeletingRepository<Policy, PolicyId> {

  /** Creates the repository in {@code context}. */
  public PolicyRepository(RepositoryContext context) {
    super(Policy.TYPE, context);
  }

  /** Returns the policy with that key, or empty. */
  public Optional<Policy> findByKey(PolicyKey key) {
    return first(type.where(Policy.KEY.is(key)));
  }
}
