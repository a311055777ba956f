// SPDX-License-Identifier: Apache-2.0
package dev.keelson.change;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;
import dev.keelson.workspace.WorkspaceId;

/** Stores the merges of one project's workspaces. */
public interface MergeRepository extends Repository<Merge, MergeId> {

  /** The merges of a workspace, by id, which is the order in which they were made (R002-90). */
  Page<Merge> findByWorkspace(WorkspaceId workspace, PageRequest page);
}
