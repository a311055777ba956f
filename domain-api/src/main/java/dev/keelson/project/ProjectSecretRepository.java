// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.repository.DeletingRepository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores which secrets the workspaces of one project need. */
public final class ProjectSecretRepository
    extends DeletingRepository<ProjectSecret, ProjectSecretId> {

  /** Creates the repository in {@code context}. */
  public ProjectSecretRepository(RepositoryContext context) {
    super(ProjectSecret.TYPE, context);
  }

  /** Returns the variable with that name in workspaces, or empty. */
  public Optional<ProjectSecret> findByKey(String key) {
    return first(type.where(ProjectSecret.KEY.is(key)));
  }
}
