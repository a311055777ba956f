// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.repo.CloneStatus;
import dev.keelson.repo.ProjectRepo;
import dev.keelson.repo.ProjectRepoId;
import dev.keelson.repo.ProjectRepoRepository;
import dev.keelson.repo.Repo;
import dev.keelson.repo.RepoId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class InMemoryProjectRepoRepository extends InMemoryRepository<ProjectRepo, ProjectRepoId>
    implements ProjectRepoRepository {

  InMemoryProjectRepoRepository(StoreContext context, ProjectId project) {
    super(context, ProjectRepo.TYPE, project);
  }

  @Override
  void checkRules(Layer layer, @Nullable ProjectRepo before, ProjectRepo link) {
    if (before == null || !before.repoId().equals(link.repoId())) {
      layer.find(Table.of(Repo.TYPE, null), link.repoId()).ifPresent(link::checkExclusive);
    }
  }

  @Override
  public Optional<ProjectRepo> findByRepo(RepoId repo) {
    return findBy("repo_id", repo);
  }

  @Override
  public Page<ProjectRepo> findByStatus(CloneStatus status, PageRequest page) {
    return page(byId, page, link -> link.status() == status);
  }
}
