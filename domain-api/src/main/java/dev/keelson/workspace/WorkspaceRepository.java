// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.WorkItemId;
import dev.keelson.core.WorkspaceId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores one project's workspaces. */
public final class WorkspaceRepository extends Repository<Workspace, WorkspaceId> {

  /** Creates the repository in {@code context}. */
  public WorkspaceRepository(RepositoryContext context) {
    super(Workspace.TYPE, context);
  }

  /** Returns the workspaces in a container, or at a path of the host, newest first. */
  public Page<Workspace> findByContainerRef(String containerRef, PageRequest page) {
    return page(type.where(Workspace.CONTAINER_REF.is(containerRef)).newestFirst(), page);
  }

  /** Returns the workspace that is being prepared or ready on this branch, or empty. */
  public Optional<Workspace> findByLiveBranch(String branch) {
    return first(
        type.where(
                Workspace.BRANCH.is(branch),
                Workspace.STATUS.in(WorkspaceStatus.LIFECYCLE.activeStates()))
            .asScan());
  }

  /** Returns the workspaces for a work item, oldest first (R002-25). */
  public Page<Workspace> findByWorkItem(WorkItemId workItem, PageRequest page) {
    return page(type.where(Workspace.WORK_ITEM_ID.is(workItem)), page);
  }

  /** Returns the workspaces in {@code status}, oldest first. */
  public Page<Workspace> findByStatus(WorkspaceStatus status, PageRequest page) {
    return page(type.where(Workspace.STATUS.is(status)), page);
  }
}
