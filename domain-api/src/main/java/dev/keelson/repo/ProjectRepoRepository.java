// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repo;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.DeletingRepository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores the links of one project to repos. */
public final class ProjectRepoRepository extends DeletingRepository<ProjectRepo, ProjectRepoId> {

  /** Creates the repository in {@code context}. */
  public ProjectRepoRepository(RepositoryContext context) {
    super(ProjectRepo.TYPE, context);
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
