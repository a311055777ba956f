// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.WorkspaceId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;

/** Stores which repos are in one project's workspaces. */
public final class WorkspaceRepoRepository extends Repository<WorkspaceRepo, WorkspaceRepoId> {

  /** Creates the repository in {@code context}. */
  public WorkspaceRepoRepository(RepositoryContext context) {
    super(WorkspaceRepo.TYPE, context);
  }

  /** Returns the repos in a workspace, by id, which is the order in which they were added. */
  public Page<WorkspaceRepo> findByWorkspace(WorkspaceId workspace, PageRequest page) {
    return page(type.where(WorkspaceRepo.WORKSPACE_ID.is(workspace)), page);
  }
}
