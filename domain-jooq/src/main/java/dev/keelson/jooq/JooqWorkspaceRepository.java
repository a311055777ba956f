// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.WORKSPACE;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.WorkspaceRecord;
import dev.keelson.work.WorkItemId;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceId;
import dev.keelson.workspace.WorkspaceRepository;
import dev.keelson.workspace.WorkspaceStatus;
import java.util.Optional;

final class JooqWorkspaceRepository extends JooqRepository<Workspace, WorkspaceId, WorkspaceRecord>
    implements WorkspaceRepository {

  private static final EntityTable<Workspace, WorkspaceId, WorkspaceRecord> TABLE =
      EntityTable.of(Workspace.TYPE, new WorkspaceRowsImpl(), WORKSPACE);

  JooqWorkspaceRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Optional<Workspace> findByLiveBranch(String branch) {
    return findBy(
        WORKSPACE
            .BRANCH
            .eq(branch)
            .and(WORKSPACE.STATUS.in(WorkspaceStatus.LIFECYCLE.activeStates())));
  }

  @Override
  public Page<Workspace> findByWorkItem(WorkItemId workItem, PageRequest page) {
    return page(WORKSPACE.WORK_ITEM_ID.eq(workItem), page, byId);
  }

  @Override
  public Page<Workspace> findByStatus(WorkspaceStatus status, PageRequest page) {
    return page(WORKSPACE.STATUS.eq(status), page, byId);
  }
}
