// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;
import dev.keelson.work.WorkItemId;
import java.util.Optional;

/** Stores one project's workspaces. */
public interface WorkspaceRepository extends Repository<Workspace, WorkspaceId> {

  /** The workspace that is being prepared or ready on this branch, or empty. */
  Optional<Workspace> findByLiveBranch(String branch);

  /**
   * The workspaces for a work item, by id, which is the order in which they were made (R002-25).
   */
  Page<Workspace> findByWorkItem(WorkItemId workItem, PageRequest page);

  /** The workspaces in {@code status}, by id. */
  Page<Workspace> findByStatus(WorkspaceStatus status, PageRequest page);
}
