// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Cursor;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.project.Project;
import dev.keelson.project.ProjectRepository;
import dev.keelson.project.ProjectStatus;
import dev.keelson.project.PurgedProject;
import java.util.List;
import java.util.Optional;

final class InMemoryProjectRepository extends InMemoryRepository<Project, ProjectId>
    implements ProjectRepository {

  InMemoryProjectRepository(StoreContext context) {
    super(context, Project.TYPE, null);
  }

  @Override
  public Optional<Project> findBySlug(String owner, String slug) {
    return findBy("owner_slug", List.of(owner, slug));
  }

  @Override
  public Optional<Project> findByExternalKey(String externalKey) {
    return findBy("external_key", externalKey);
  }

  @Override
  public Page<Project> findByOwner(String owner, PageRequest page) {
    return page(
        byId.under(Project::updatedAt, Cursor::time).downwards(),
        page,
        project -> project.owner().equals(owner));
  }

  @Override
  public Page<Project> findByStatus(ProjectStatus status, PageRequest page) {
    return page(byId, page, project -> project.status() == status);
  }

  @Override
  public Optional<PurgedProject> purge(ProjectId id) {
    return context.change(tx -> tx.layer().find(table, id).map(project -> Purge.of(tx, project)));
  }
}
