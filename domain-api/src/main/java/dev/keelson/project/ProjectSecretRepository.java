// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.repository.DeletingRepository;
import dev.keelson.repository.Room;
import java.util.Optional;

/** Stores which secrets one project needs. */
public final class ProjectSecretRepository
    extends DeletingRepository<ProjectSecret, ProjectSecretId> {

  /** The repository in {@code room}. */
  public ProjectSecretRepository(Room room) {
    super(ProjectSecret.TYPE, room);
  }

  /** The variable that is called so in workspaces, or empty. */
  public Optional<ProjectSecret> findByKey(String key) {
    return first(type.where(ProjectSecret.KEY.is(key)));
  }
}
