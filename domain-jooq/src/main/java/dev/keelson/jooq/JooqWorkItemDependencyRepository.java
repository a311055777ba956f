// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.WORK_ITEM;
import static dev.keelson.jooq.generated.Tables.WORK_ITEM_DEPENDENCY;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.WorkItemDependencyRecord;
import dev.keelson.work.WorkItemDependency;
import dev.keelson.work.WorkItemDependencyId;
import dev.keelson.work.WorkItemDependencyRepository;
import dev.keelson.work.WorkItemId;
import dev.keelson.work.WorkItemStatus;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

final class JooqWorkItemDependencyRepository
    extends JooqRepository<WorkItemDependency, WorkItemDependencyId, WorkItemDependencyRecord>
    implements WorkItemDependencyRepository {

  private static final EntityTable<
          WorkItemDependency, WorkItemDependencyId, WorkItemDependencyRecord>
      TABLE =
          EntityTable.of(
              WorkItemDependency.TYPE, new WorkItemDependencyRowsImpl(), WORK_ITEM_DEPENDENCY);

  private final ProjectId project;

  JooqWorkItemDependencyRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
    this.project = project;
  }

  @Override
  public Page<WorkItemDependency> findByBlocked(WorkItemId blocked, PageRequest page) {
    return page(WORK_ITEM_DEPENDENCY.BLOCKED_ID.eq(blocked), page, byId);
  }

  @Override
  public Page<WorkItemDependency> findByBlocker(WorkItemId blocker, PageRequest page) {
    return page(WORK_ITEM_DEPENDENCY.BLOCKER_ID.eq(blocker), page, byId);
  }

  @Override
  public Page<WorkItemDependency> findBroken(PageRequest page) {
    return page(
        WORK_ITEM_DEPENDENCY
            .BLOCKED_ID
            .in(items(WorkItemStatus.PENDING))
            .and(
                WORK_ITEM_DEPENDENCY.BLOCKER_ID.in(
                    items(WorkItemStatus.FAILED, WorkItemStatus.CANCELLED))),
        page,
        byId);
  }

  private Select<Record1<WorkItemId>> items(WorkItemStatus... statuses) {
    return DSL.select(WORK_ITEM.ID)
        .from(WORK_ITEM)
        .where(WORK_ITEM.PROJECT_ID.eq(project))
        .and(WORK_ITEM.STATUS.in(statuses));
  }
}
