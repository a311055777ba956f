// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.work.WorkItemId;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceId;
import dev.keelson.workspace.WorkspaceRepository;
import dev.keelson.workspace.WorkspaceStatus;
import java.util.Optional;

final class InMemoryWorkspaceRepository extends InMemoryRepository<Workspace, WorkspaceId>
    implements WorkspaceRepository {

  InMemoryWorkspaceRepository(StoreContext context, ProjectId project) {
    super(context, Workspace.TYPE, project);
  }

  @Override
  public Optional<Workspace> findByLiveBranch(String branch) {
    return findBy("branch", branch);
  }

  @Override
  public Page<Workspace> findByWorkItem(WorkItemId workItem, PageRequest page) {
    return page(byId, page, workspace -> workItem.equals(workspace.workItemId()));
  }

  @Override
  public Page<Workspace> findByStatus(WorkspaceStatus status, PageRequest page) {
    return page(byId, page, workspace -> workspace.status() == status);
  }
}
