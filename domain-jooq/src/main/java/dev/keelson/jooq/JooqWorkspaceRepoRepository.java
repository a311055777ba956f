// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.WORKSPACE_REPO;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.WorkspaceRepoRecord;
import dev.keelson.workspace.WorkspaceId;
import dev.keelson.workspace.WorkspaceRepo;
import dev.keelson.workspace.WorkspaceRepoId;
import dev.keelson.workspace.WorkspaceRepoRepository;

final class JooqWorkspaceRepoRepository
    extends JooqRepository<WorkspaceRepo, WorkspaceRepoId, WorkspaceRepoRecord>
    implements WorkspaceRepoRepository {

  private static final EntityTable<WorkspaceRepo, WorkspaceRepoId, WorkspaceRepoRecord> TABLE =
      EntityTable.of(WorkspaceRepo.TYPE, new WorkspaceRepoRowsImpl(), WORKSPACE_REPO);

  JooqWorkspaceRepoRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Page<WorkspaceRepo> findByWorkspace(WorkspaceId workspace, PageRequest page) {
    return page(WORKSPACE_REPO.WORKSPACE_ID.eq(workspace), page, byId);
  }
}
