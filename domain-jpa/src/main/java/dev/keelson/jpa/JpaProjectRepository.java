// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Cursor;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.project.Project;
import dev.keelson.project.ProjectRepository;
import dev.keelson.project.ProjectStatus;
import dev.keelson.project.PurgedProject;
import dev.keelson.sql.ProjectPurge;
import dev.keelson.sql.ProjectPurge.Found;
import dev.keelson.sql.SqlErrors;
import java.util.Map;
import java.util.Optional;

final class JpaProjectRepository extends JpaRepository<Project, ProjectId, ProjectRow>
    implements ProjectRepository {

  JpaProjectRepository(StoreContext context) {
    super(context, Project.TYPE, ProjectRow.MAPPING, null);
  }

  @Override
  public Optional<Project> findBySlug(String owner, String slug) {
    return findBy(Map.of("owner", owner, "slug", slug));
  }

  @Override
  public Optional<Project> findByExternalKey(String externalKey) {
    return findBy(Map.of("externalKey", externalKey));
  }

  @Override
  public Page<Project> findByOwner(String owner, PageRequest page) {
    return page(
        Map.of("owner", owner),
        byId.under("updatedAt", Project::updatedAt, Cursor::time).downwards(),
        page);
  }

  @Override
  public Page<Project> findByStatus(ProjectStatus status, PageRequest page) {
    return page(Map.of("status", status), byId, page);
  }

  @Override
  public Optional<PurgedProject> purge(ProjectId id) {
    return context
        .sessions()
        .writeTogether(
            session ->
                ProjectPurge.purge(statement ->
                    Call.of(statement)
                        .with("projectId", id)
                        .with("actor", context.actor())
                        .rows(session, Found::read)),
            e -> SqlErrors.translate(e, "purge " + id.describe()));
  }
}
