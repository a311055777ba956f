// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repo;

import dev.keelson.core.DeletingRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import java.util.Optional;

/** Stores which repos one project works on. */
public interface ProjectRepoRepository extends DeletingRepository<ProjectRepo, ProjectRepoId> {

  /** The project's link to that repo, or empty. */
  Optional<ProjectRepo> findByRepo(RepoId repo);

  /** All links, by id, which is the order in which they were made (R002-13, R003-61). */
  Page<ProjectRepo> findAll(PageRequest page);

  /** The links whose copies are in that state, by id. */
  Page<ProjectRepo> findByStatus(CloneStatus status, PageRequest page);
}
