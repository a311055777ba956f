// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repo;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores repos, which all projects share. */
public final class RepoRepository extends Repository<Repo, RepoId> {

  /** Creates the repository in {@code context}. */
  public RepoRepository(RepositoryContext context) {
    super(Repo.TYPE, context);
  }

  /** Returns the repo with that full name at the provider, or empty (R000-56). */
  public Optional<Repo> findByFullName(RepoProvider provider, String fullName) {
    return first(type.where(Repo.PROVIDER.is(provider), Repo.FULL_NAME.is(fullName)));
  }

  /** Returns the repo in this directory, or empty (R002-67). */
  public Optional<Repo> findByPath(String path) {
    return first(type.where(Repo.PATH.is(path)));
  }

  /** Returns the repos that only this project may link, oldest first. */
  public Page<Repo> findByExclusiveProject(ProjectId project, PageRequest page) {
    return page(type.where(Repo.EXCLUSIVE_PROJECT_ID.is(project)), page);
  }
}
