// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.WORK_ITEM;
import static dev.keelson.jooq.generated.Tables.WORK_ITEM_BODY;
import static dev.keelson.jooq.generated.Tables.WORK_ITEM_VIEW;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.WorkItemViewRecord;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemId;
import dev.keelson.work.WorkItemRepository;
import dev.keelson.work.WorkItemStatus;
import dev.keelson.workspace.WorkspaceId;
import java.util.Optional;

final class JooqWorkItemRepository extends JooqRepository<WorkItem, WorkItemId, WorkItemViewRecord>
    implements WorkItemRepository {

  static final EntityTable<WorkItem, WorkItemId, WorkItemViewRecord> TABLE =
      EntityTable.of(
          WorkItem.TYPE, new WorkItemRowsImpl(), WORK_ITEM_VIEW, WORK_ITEM, WORK_ITEM_BODY);

  /** As the index has it: highest priority first, by id within a priority. */
  private static final Order<WorkItemViewRecord> BY_URGENCY =
      Order.by(WORK_ITEM_VIEW.ID).under(WORK_ITEM_VIEW.PRIORITY.neg(), row -> -row.getPriority());

  JooqWorkItemRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Optional<WorkItem> findByExternalKey(String externalKey) {
    return findBy(WORK_ITEM_VIEW.EXTERNAL_KEY.eq(externalKey));
  }

  @Override
  public Page<WorkItem> findByStatus(WorkItemStatus status, PageRequest page) {
    return page(WORK_ITEM_VIEW.STATUS.eq(status), page, BY_URGENCY);
  }

  @Override
  public Page<WorkItem> findByAssignedAgent(AgentId agent, PageRequest page) {
    return page(WORK_ITEM_VIEW.ASSIGNED_AGENT_ID.eq(agent), page, byId);
  }

  @Override
  public Page<WorkItem> findByParentWorkspace(WorkspaceId workspace, PageRequest page) {
    return page(WORK_ITEM_VIEW.PARENT_WORKSPACE_ID.eq(workspace), page, byId);
  }

  @Override
  public Page<WorkItem> findByHolder(AgentId agent, PageRequest page) {
    return page(WORK_ITEM_VIEW.LOCKED_BY_AGENT_ID.eq(agent), page, byId);
  }
}
