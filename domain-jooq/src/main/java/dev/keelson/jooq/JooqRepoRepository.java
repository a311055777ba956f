// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.REPO;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.RepoRecord;
import dev.keelson.repo.Repo;
import dev.keelson.repo.RepoId;
import dev.keelson.repo.RepoProvider;
import dev.keelson.repo.RepoRepository;
import java.util.Optional;

final class JooqRepoRepository extends JooqRepository<Repo, RepoId, RepoRecord>
    implements RepoRepository {

  private static final EntityTable<Repo, RepoId, RepoRecord> TABLE =
      EntityTable.of(Repo.TYPE, new RepoRowsImpl(), REPO);

  JooqRepoRepository(StoreContext context) {
    super(context, TABLE, null);
  }

  @Override
  public Optional<Repo> findByFullName(RepoProvider provider, String fullName) {
    return findBy(REPO.PROVIDER.eq(provider).and(REPO.FULL_NAME.eq(fullName)));
  }

  @Override
  public Optional<Repo> findByPath(String path) {
    return findBy(REPO.PATH.eq(path));
  }

  @Override
  public Page<Repo> findByExclusiveProject(ProjectId project, PageRequest page) {
    return page(REPO.EXCLUSIVE_PROJECT_ID.eq(project), page, byId);
  }
}
