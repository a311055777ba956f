// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.repository.CloneStatus;
import dev.keelson.repository.ProjectRepository;
import dev.keelson.repository.ProjectRepositoryId;
import dev.keelson.repository.ProjectRepositoryRepository;
import dev.keelson.repository.RepositoryId;
import java.util.Map;
import java.util.Optional;

final class JpaProjectRepositoryRepository
    extends JpaRepository<ProjectRepository, ProjectRepositoryId, ProjectRepositoryRow>
    implements ProjectRepositoryRepository {

  JpaProjectRepositoryRepository(Unit unit, ProjectId project) {
    super(unit, ProjectRepository.TYPE, ProjectRepositoryRow.MAPPING, project);
  }

  @Override
  public Optional<ProjectRepository> findByRepository(RepositoryId repository) {
    return findBy(Map.of("repositoryId", repository));
  }

  @Override
  public Page<ProjectRepository> findByStatus(CloneStatus status, PageRequest page) {
    return page(Map.of("status", status), byId, page);
  }
}
