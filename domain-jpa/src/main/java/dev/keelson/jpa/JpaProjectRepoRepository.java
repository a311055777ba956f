// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.repo.CloneStatus;
import dev.keelson.repo.ProjectRepo;
import dev.keelson.repo.ProjectRepoId;
import dev.keelson.repo.ProjectRepoRepository;
import dev.keelson.repo.RepoId;
import java.util.Map;
import java.util.Optional;

final class JpaProjectRepoRepository
    extends JpaRepository<ProjectRepo, ProjectRepoId, ProjectRepoRow>
    implements ProjectRepoRepository {

  JpaProjectRepoRepository(StoreContext context, ProjectId project) {
    super(context, ProjectRepo.TYPE, ProjectRepoRow.MAPPING, project);
  }

  @Override
  public Optional<ProjectRepo> findByRepo(RepoId repo) {
    return findBy(Map.of("repoId", repo));
  }

  @Override
  public Page<ProjectRepo> findByStatus(CloneStatus status, PageRequest page) {
    return page(Map.of("status", status), byId, page);
  }
}
