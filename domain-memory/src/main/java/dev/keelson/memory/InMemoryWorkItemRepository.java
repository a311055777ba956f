// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.work.Lease;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemId;
import dev.keelson.work.WorkItemRepository;
import dev.keelson.work.WorkItemStatus;
import dev.keelson.workspace.WorkspaceId;
import java.util.Optional;

final class InMemoryWorkItemRepository extends InMemoryRepository<WorkItem, WorkItemId>
    implements WorkItemRepository {

  /** Highest priority first, by id within a priority: the order of boards and of claims. */
  static final Order<WorkItem> BY_URGENCY =
      Order.<WorkItem>byId(WorkItem::id, WorkItemId::parse)
          .under(item -> -item.priority(), Integer::valueOf);

  InMemoryWorkItemRepository(StoreContext context, ProjectId project) {
    super(context, WorkItem.TYPE, project);
  }

  @Override
  public Optional<WorkItem> findByExternalKey(String externalKey) {
    return findBy("external_key", externalKey);
  }

  @Override
  public Page<WorkItem> findByStatus(WorkItemStatus status, PageRequest page) {
    return page(BY_URGENCY, page, item -> item.status() == status);
  }

  @Override
  public Page<WorkItem> findByAssignedAgent(AgentId agent, PageRequest page) {
    return page(byId, page, item -> agent.equals(item.assignedAgentId()));
  }

  @Override
  public Page<WorkItem> findByParentWorkspace(WorkspaceId workspace, PageRequest page) {
    return page(byId, page, item -> workspace.equals(item.parentWorkspaceId()));
  }

  @Override
  public Page<WorkItem> findByHolder(AgentId agent, PageRequest page) {
    return page(byId, page, item -> agent.equals(item.lockedByAgentId()));
  }

  /**
   * The item under a lease that still counts. A lease that ran out does, until the item is claimed
   * again.
   */
  WorkItem held(Lease lease) {
    WorkItem item = get(lease.workItemId());
    if (!isHeld(item, lease)) {
      throw new StaleLeaseException(
          item.id(), lease.token(), item.lockedByAgentId(), item.leaseToken());
    }
    return item;
  }

  /** The same, or empty if the lease is stale or the item is not stored. */
  Optional<WorkItem> findHeld(Lease lease) {
    return find(lease.workItemId()).filter(item -> isHeld(item, lease));
  }

  private static boolean isHeld(WorkItem item, Lease lease) {
    return item.lockedByAgentId() != null && item.leaseToken() == lease.token();
  }
}
