// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.REPOSITORY;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.RepositoryRecord;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryId;
import dev.keelson.repository.RepositoryProvider;
import dev.keelson.repository.RepositoryRepository;
import java.util.Optional;

final class JooqRepositoryRepository
    extends JooqRepository<Repository, RepositoryId, RepositoryRecord>
    implements RepositoryRepository {

  private static final EntityTable<Repository, RepositoryId, RepositoryRecord> TABLE =
      EntityTable.of(Repository.TYPE, new RepositoryRowsImpl(), REPOSITORY);

  JooqRepositoryRepository(Unit unit) {
    super(unit, TABLE, null);
  }

  @Override
  public Optional<Repository> findByFullName(RepositoryProvider provider, String fullName) {
    return findBy(REPOSITORY.PROVIDER.eq(provider).and(REPOSITORY.FULL_NAME.eq(fullName)));
  }

  @Override
  public Optional<Repository> findByPath(String path) {
    return findBy(REPOSITORY.PATH.eq(path));
  }

  @Override
  public Page<Repository> findByExclusiveProject(ProjectId project, PageRequest page) {
    return page(REPOSITORY.EXCLUSIVE_PROJECT_ID.eq(project), page, byId);
  }
}
