// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.DeletingRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import java.util.Optional;

/** Stores the policies of one project. */
public interface PolicyRepository extends DeletingRepository<Policy, PolicyId> {

  /** The policy about that, or empty. */
  Optional<Policy> findByKey(PolicyKey key);

  /** All policies, by id, which is the order in which they were made (R001-20, R001-95). */
  Page<Policy> findAll(PageRequest page);
}
