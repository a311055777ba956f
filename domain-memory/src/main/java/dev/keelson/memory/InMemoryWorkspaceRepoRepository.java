// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.workspace.WorkspaceId;
import dev.keelson.workspace.WorkspaceRepo;
import dev.keelson.workspace.WorkspaceRepoId;
import dev.keelson.workspace.WorkspaceRepoRepository;

final class InMemoryWorkspaceRepoRepository
    extends InMemoryRepository<WorkspaceRepo, WorkspaceRepoId> implements WorkspaceRepoRepository {

  InMemoryWorkspaceRepoRepository(StoreContext context, ProjectId project) {
    super(context, WorkspaceRepo.TYPE, project);
  }

  @Override
  public Page<WorkspaceRepo> findByWorkspace(WorkspaceId workspace, PageRequest page) {
    return page(byId, page, repo -> repo.workspaceId().equals(workspace));
  }
}
