// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.WorkItemId;
import dev.keelson.core.WorkspaceId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores one project's work items. */
public final class WorkItemRepository extends Repository<WorkItem, WorkItemId> {

  /** Creates the repository in {@code context}. */
  public WorkItemRepository(RepositoryContext context) {
    super(WorkItem.TYPE, context);
  }

  /** Returns the item with that key of the host or its tracker, or empty (R004-18). */
  public Optional<WorkItem> findByExternalKey(String externalKey) {
    return first(type.where(WorkItem.EXTERNAL_KEY.is(externalKey)));
  }

  /**
   * Returns the items in {@code status}, highest priority first, by id within a priority (R001-46,
   * R001-47).
   */
  public Page<WorkItem> findByStatus(WorkItemStatus status, PageRequest page) {
    return page(type.where(WorkItem.STATUS.is(status)).by(WorkItem.URGENCY), page);
  }

  /** Returns the items that have a label, oldest first. */
  public Page<WorkItem> findByLabel(String label, PageRequest page) {
    // an index has the items with the label, but not in an order
    return page(type.where(WorkItem.LABELS.contains(label)).asScan(), page);
  }

  /** Returns the items that only this agent may claim, oldest first (R001-32, R001-49). */
  public Page<WorkItem> findByAssignedAgent(AgentId agent, PageRequest page) {
    return page(type.where(WorkItem.ASSIGNED_AGENT_ID.is(agent)), page);
  }

  /** Returns the items that were split off in a workspace, oldest first (R002-19). */
  public Page<WorkItem> findByParentWorkspace(WorkspaceId workspace, PageRequest page) {
    return page(type.where(WorkItem.PARENT_WORKSPACE_ID.is(workspace)).asScan(), page);
  }

  /**
   * Returns the items that this agent holds, including those under expired leases, oldest first
   * (R001-33, R001-50).
   */
  public Page<WorkItem> findByHolder(AgentId agent, PageRequest page) {
    return page(type.where(WorkItem.LOCKED_BY_AGENT_ID.is(agent)).asScan(), page);
  }
}
