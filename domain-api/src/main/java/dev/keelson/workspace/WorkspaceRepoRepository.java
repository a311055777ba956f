// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;

/** Stores which repos are in one project's workspaces. */
public interface WorkspaceRepoRepository extends Repository<WorkspaceRepo, WorkspaceRepoId> {

  /** The repos in a workspace, by id, which is the order in which they were put there. */
  Page<WorkspaceRepo> findByWorkspace(WorkspaceId workspace, PageRequest page);
}
