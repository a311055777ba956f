// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.repository.CloneStatus;
import dev.keelson.repository.ProjectRepository;
import dev.keelson.repository.ProjectRepositoryId;
import dev.keelson.repository.ProjectRepositoryRepository;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class InMemoryProjectRepositoryRepository
    extends InMemoryRepository<ProjectRepository, ProjectRepositoryId>
    implements ProjectRepositoryRepository {

  InMemoryProjectRepositoryRepository(Unit unit, ProjectId project) {
    super(unit, ProjectRepository.TYPE, project);
  }

  @Override
  void checkRules(Layer layer, @Nullable ProjectRepository before, ProjectRepository link) {
    if (before == null || !before.repositoryId().equals(link.repositoryId())) {
      layer
          .find(Table.of(Repository.TYPE, null), link.repositoryId())
          .ifPresent(link::checkExclusive);
    }
  }

  @Override
  public Optional<ProjectRepository> findByRepository(RepositoryId repository) {
    return findBy("repository_id", repository);
  }

  @Override
  public Page<ProjectRepository> findByStatus(CloneStatus status, PageRequest page) {
    return page(byId, page, link -> link.status() == status);
  }
}
