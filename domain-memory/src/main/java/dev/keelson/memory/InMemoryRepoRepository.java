// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.project.Project;
import dev.keelson.repo.ProjectRepo;
import dev.keelson.repo.Repo;
import dev.keelson.repo.RepoId;
import dev.keelson.repo.RepoProvider;
import dev.keelson.repo.RepoRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class InMemoryRepoRepository extends InMemoryRepository<Repo, RepoId>
    implements RepoRepository {

  InMemoryRepoRepository(StoreContext context) {
    super(context, Repo.TYPE, null);
  }

  @Override
  void checkRules(Layer layer, @Nullable Repo before, Repo repo) {
    ProjectId alone = repo.exclusiveProjectId();
    if (before != null && alone != null) {
      repo.checkAlone(
          layer.all(Table.of(Project.TYPE, null)).stream()
              .filter(project -> !project.id().equals(alone))
              .flatMap(project -> layer.all(Table.of(ProjectRepo.TYPE, project.id())).stream())
              .anyMatch(link -> link.repoId().equals(repo.id())));
    }
  }

  @Override
  public Optional<Repo> findByFullName(RepoProvider provider, String fullName) {
    return findBy("provider_full_name", List.of(provider, fullName));
  }

  @Override
  public Optional<Repo> findByPath(String path) {
    return findBy("path", path);
  }

  @Override
  public Page<Repo> findByExclusiveProject(ProjectId project, PageRequest page) {
    return page(byId, page, repo -> project.equals(repo.exclusiveProjectId()));
  }
}
