// SPDX-License-Identifier: Apache-2.0
package dev.keelson.change;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.WorkspaceId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;

/** Stores the merges of one project's workspaces. */
public final class MergeRepository extends Repository<Merge, MergeId> {

  /** Creates the repository in {@code context}. */
  public MergeRepository(RepositoryContext context) {
    super(Merge.TYPE, context);
  }

  /** Returns the merges of a workspace, oldest first (R002-90). */
  public Page<Merge> findByWorkspace(WorkspaceId workspace, PageRequest page) {
    return page(type.where(Merge.WORKSPACE_ID.is(workspace)), page);
  }
}
