// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.DeletingRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import java.util.Optional;

/** Stores which secrets one project needs. */
public interface ProjectSecretRepository
    extends DeletingRepository<ProjectSecret, ProjectSecretId> {

  /** The variable that is called so in workspaces, or empty. */
  Optional<ProjectSecret> findByKey(String key);

  /** All variables, by id, which is the order in which they were made (R000-60). */
  Page<ProjectSecret> findAll(PageRequest page);
}
