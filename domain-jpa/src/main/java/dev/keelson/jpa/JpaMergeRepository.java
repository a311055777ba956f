// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.change.Merge;
import dev.keelson.change.MergeId;
import dev.keelson.change.MergeRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.workspace.WorkspaceId;
import java.util.Map;

final class JpaMergeRepository extends JpaRepository<Merge, MergeId, MergeRow>
    implements MergeRepository {

  JpaMergeRepository(StoreContext context, ProjectId project) {
    super(context, Merge.TYPE, MergeRow.MAPPING, project);
  }

  @Override
  public Page<Merge> findByWorkspace(WorkspaceId workspace, PageRequest page) {
    return page(Map.of("workspaceId", workspace), byId, page);
  }
}
