// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.core.DeletingRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import java.util.Optional;

/** Stores which repositories one project works on. */
public interface ProjectRepositoryRepository
    extends DeletingRepository<ProjectRepository, ProjectRepositoryId> {

  /** The project's link to that repository, or empty. */
  Optional<ProjectRepository> findByRepository(RepositoryId repository);

  /** All links, by id, which is the order in which they were made (R002-13, R003-61). */
  Page<ProjectRepository> findAll(PageRequest page);

  /** The links whose copies are in that state, by id. */
  Page<ProjectRepository> findByStatus(CloneStatus status, PageRequest page);
}
