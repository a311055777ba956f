// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.work.WorkItemId;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceId;
import dev.keelson.workspace.WorkspaceRepository;
import dev.keelson.workspace.WorkspaceStatus;
import java.util.Map;
import java.util.Optional;

final class JpaWorkspaceRepository extends JpaRepository<Workspace, WorkspaceId, WorkspaceRow>
    implements WorkspaceRepository {

  JpaWorkspaceRepository(StoreContext context, ProjectId project) {
    super(context, Workspace.TYPE, WorkspaceRow.MAPPING, project);
  }

  @Override
  public Optional<Workspace> findByLiveBranch(String branch) {
    return findBy(Map.of("branch", branch, "status", WorkspaceStatus.LIFECYCLE.activeStates()));
  }

  @Override
  public Page<Workspace> findByWorkItem(WorkItemId workItem, PageRequest page) {
    return page(Map.of("workItemId", workItem), byId, page);
  }

  @Override
  public Page<Workspace> findByStatus(WorkspaceStatus status, PageRequest page) {
    return page(Map.of("status", status), byId, page);
  }
}
