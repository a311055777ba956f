// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repo;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import java.util.Optional;

/** Stores repos, which all projects share. */
public interface RepoRepository extends dev.keelson.core.Repository<Repo, RepoId> {

  /** The repo that the provider knows by this full name, or empty (R000-56). */
  Optional<Repo> findByFullName(RepoProvider provider, String fullName);

  /** The repo in this directory, or empty (R002-67). */
  Optional<Repo> findByPath(String path);

  /** All repos, by id, which is the order in which they were made. */
  Page<Repo> findAll(PageRequest page);

  /** The repos that only this project may use, by id (canonical rule 11). */
  Page<Repo> findByExclusiveProject(ProjectId project, PageRequest page);
}
