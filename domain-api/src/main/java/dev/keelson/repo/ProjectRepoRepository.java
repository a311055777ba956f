// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repo;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.DeletingRepository;
import dev.keelson.repository.Room;
import java.util.Optional;

/** Stores the links of one project to repos. */
public final class ProjectRepoRepository extends DeletingRepository<ProjectRepo, ProjectRepoId> {

  /** Creates the repository in {@code room}. */
  public ProjectRepoRepository(Room room) {
    super(ProjectRepo.TYPE, room);
  }

  /** Returns the project's link to that repo, or empty. */
  public Optional<ProjectRepo> findByRepo(RepoId repo) {
    return first(type.where(ProjectRepo.REPO_ID.is(repo)));
  }

  /** Returns the links whose clones are in {@code status}, oldest first. */
  public Page<ProjectRepo> findByStatus(CloneStatus status, PageRequest page) {
    return page(type.where(ProjectRepo.STATUS.is(status)), page);
  }
}
