// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.workspace.WorkspaceId;
import dev.keelson.workspace.WorkspaceRepo;
import dev.keelson.workspace.WorkspaceRepoId;
import dev.keelson.workspace.WorkspaceRepoRepository;
import java.util.Map;

final class JpaWorkspaceRepoRepository
    extends JpaRepository<WorkspaceRepo, WorkspaceRepoId, WorkspaceRepoRow>
    implements WorkspaceRepoRepository {

  JpaWorkspaceRepoRepository(StoreContext context, ProjectId project) {
    super(context, WorkspaceRepo.TYPE, WorkspaceRepoRow.MAPPING, project);
  }

  @Override
  public Page<WorkspaceRepo> findByWorkspace(WorkspaceId workspace, PageRequest page) {
    return page(Map.of("workspaceId", workspace), byId, page);
  }
}
