// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.change.Merge;
import dev.keelson.change.MergeId;
import dev.keelson.change.MergeRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.workspace.WorkspaceId;

final class InMemoryMergeRepository extends InMemoryRepository<Merge, MergeId>
    implements MergeRepository {

  InMemoryMergeRepository(StoreContext context, ProjectId project) {
    super(context, Merge.TYPE, project);
  }

  @Override
  public Page<Merge> findByWorkspace(WorkspaceId workspace, PageRequest page) {
    return page(byId, page, merge -> merge.workspaceId().equals(workspace));
  }
}
