// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.PROJECT_REPO;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.ProjectRepoRecord;
import dev.keelson.repo.CloneStatus;
import dev.keelson.repo.ProjectRepo;
import dev.keelson.repo.ProjectRepoId;
import dev.keelson.repo.ProjectRepoRepository;
import dev.keelson.repo.RepoId;
import java.util.Optional;

final class JooqProjectRepoRepository
    extends JooqRepository<ProjectRepo, ProjectRepoId, ProjectRepoRecord>
    implements ProjectRepoRepository {

  private static final EntityTable<ProjectRepo, ProjectRepoId, ProjectRepoRecord> TABLE =
      EntityTable.of(ProjectRepo.TYPE, new ProjectRepoRowsImpl(), PROJECT_REPO);

  JooqProjectRepoRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Optional<ProjectRepo> findByRepo(RepoId repo) {
    return findBy(PROJECT_REPO.REPO_ID.eq(repo));
  }

  @Override
  public Page<ProjectRepo> findByStatus(CloneStatus status, PageRequest page) {
    return page(PROJECT_REPO.STATUS.eq(status), page, byId);
  }
}
