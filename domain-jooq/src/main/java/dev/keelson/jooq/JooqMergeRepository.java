// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.MERGE;

import dev.keelson.change.Merge;
import dev.keelson.change.MergeId;
import dev.keelson.change.MergeRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.MergeRecord;
import dev.keelson.workspace.WorkspaceId;

final class JooqMergeRepository extends JooqRepository<Merge, MergeId, MergeRecord>
    implements MergeRepository {

  private static final EntityTable<Merge, MergeId, MergeRecord> TABLE =
      EntityTable.of(Merge.TYPE, new MergeRowsImpl(), MERGE);

  JooqMergeRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Page<Merge> findByWorkspace(WorkspaceId workspace, PageRequest page) {
    return page(MERGE.WORKSPACE_ID.eq(workspace), page, byId);
  }
}
