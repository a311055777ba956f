// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.project.Project;
import dev.keelson.repository.ProjectRepository;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryId;
import dev.keelson.repository.RepositoryProvider;
import dev.keelson.repository.RepositoryRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class InMemoryRepositoryRepository extends InMemoryRepository<Repository, RepositoryId>
    implements RepositoryRepository {

  InMemoryRepositoryRepository(Unit unit) {
    super(unit, Repository.TYPE, null);
  }

  @Override
  void checkRules(Layer layer, @Nullable Repository before, Repository repository) {
    ProjectId alone = repository.exclusiveProjectId();
    if (before != null && alone != null) {
      repository.checkAlone(
          layer.all(Table.of(Project.TYPE, null)).stream()
              .filter(project -> !project.id().equals(alone))
              .flatMap(
                  project -> layer.all(Table.of(ProjectRepository.TYPE, project.id())).stream())
              .anyMatch(link -> link.repositoryId().equals(repository.id())));
    }
  }

  @Override
  public Optional<Repository> findByFullName(RepositoryProvider provider, String fullName) {
    return findBy("provider_full_name", List.of(provider, fullName));
  }

  @Override
  public Optional<Repository> findByPath(String path) {
    return findBy("path", path);
  }

  @Override
  public Page<Repository> findByExclusiveProject(ProjectId project, PageRequest page) {
    return page(byId, page, repository -> project.equals(repository.exclusiveProjectId()));
  }
}
