// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.PROJECT;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.ProjectRecord;
import dev.keelson.project.Project;
import dev.keelson.project.ProjectRepository;
import dev.keelson.project.ProjectStatus;
import dev.keelson.project.PurgedProject;
import dev.keelson.sql.ProjectPurge;
import dev.keelson.sql.ProjectPurge.Found;
import dev.keelson.sql.SqlErrors;
import java.util.Optional;

final class JooqProjectRepository extends JooqRepository<Project, ProjectId, ProjectRecord>
    implements ProjectRepository {

  private static final EntityTable<Project, ProjectId, ProjectRecord> TABLE =
      EntityTable.of(Project.TYPE, new ProjectRowsImpl(), PROJECT);
  private static final Order<ProjectRecord> LAST_WRITTEN_FIRST =
      Order.by(PROJECT.ID).under(PROJECT.UPDATED_AT).downwards();

  JooqProjectRepository(StoreContext context) {
    super(context, TABLE, null);
  }

  @Override
  public Optional<Project> findBySlug(String owner, String slug) {
    return findBy(PROJECT.OWNER.eq(owner).and(PROJECT.SLUG.eq(slug)));
  }

  @Override
  public Optional<Project> findByExternalKey(String externalKey) {
    return findBy(PROJECT.EXTERNAL_KEY.eq(externalKey));
  }

  @Override
  public Page<Project> findByOwner(String owner, PageRequest page) {
    return page(PROJECT.OWNER.eq(owner), page, LAST_WRITTEN_FIRST);
  }

  @Override
  public Page<Project> findByStatus(ProjectStatus status, PageRequest page) {
    return page(PROJECT.STATUS.eq(status), page, byId);
  }

  @Override
  public Optional<PurgedProject> purge(ProjectId id) {
    return Transactions.run(
        context,
        tx ->
            ProjectPurge.purge(statement -> {
              Call call = tx.call(statement, Columns.of()).with("projectId", PROJECT.ID, id);
              return tx.run(
                  dsl -> call.fetch(dsl, Found::read),
                  problem -> SqlErrors.translate(problem, "purge " + id.describe()));
            }));
  }
}
