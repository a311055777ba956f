// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.PROJECT_REPOSITORY;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.ProjectRepositoryRecord;
import dev.keelson.repository.CloneStatus;
import dev.keelson.repository.ProjectRepository;
import dev.keelson.repository.ProjectRepositoryId;
import dev.keelson.repository.ProjectRepositoryRepository;
import dev.keelson.repository.RepositoryId;
import java.util.Optional;

final class JooqProjectRepositoryRepository
    extends JooqRepository<ProjectRepository, ProjectRepositoryId, ProjectRepositoryRecord>
    implements ProjectRepositoryRepository {

  private static final EntityTable<ProjectRepository, ProjectRepositoryId, ProjectRepositoryRecord>
      TABLE =
          EntityTable.of(
              ProjectRepository.TYPE, new ProjectRepositoryRowsImpl(), PROJECT_REPOSITORY);

  JooqProjectRepositoryRepository(Unit unit, ProjectId project) {
    super(unit, TABLE, project);
  }

  @Override
  public Optional<ProjectRepository> findByRepository(RepositoryId repository) {
    return findBy(PROJECT_REPOSITORY.REPOSITORY_ID.eq(repository));
  }

  @Override
  public Page<ProjectRepository> findByStatus(CloneStatus status, PageRequest page) {
    return page(PROJECT_REPOSITORY.STATUS.eq(status), page, byId);
  }
}
