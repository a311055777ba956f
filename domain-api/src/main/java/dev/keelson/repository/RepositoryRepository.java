// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import java.util.Optional;

/** Stores repositories, which all projects share. */
public interface RepositoryRepository
    extends dev.keelson.core.Repository<Repository, RepositoryId> {

  /** The repository that the provider knows by this full name, or empty (R000-56). */
  Optional<Repository> findByFullName(RepositoryProvider provider, String fullName);

  /** The repository in this directory, or empty (R002-67). */
  Optional<Repository> findByPath(String path);

  /** All repositories, by id, which is the order in which they were made. */
  Page<Repository> findAll(PageRequest page);

  /** The repositories that only this project may use, by id (canonical rule 11). */
  Page<Repository> findByExclusiveProject(ProjectId project, PageRequest page);
}
