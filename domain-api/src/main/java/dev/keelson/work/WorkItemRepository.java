// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;
import dev.keelson.workspace.WorkspaceId;
import java.util.Optional;

/** Stores one project's work items. */
public interface WorkItemRepository extends Repository<WorkItem, WorkItemId> {

  /** The item that the host or its tracker knows by this key, or empty (R004-18). */
  Optional<WorkItem> findByExternalKey(String externalKey);

  /** All items, by id, which is the order in which they were made. */
  Page<WorkItem> findAll(PageRequest page);

  /**
   * The items in {@code status}, highest priority first, by id within a priority (R001-46,
   * R001-47).
   */
  Page<WorkItem> findByStatus(WorkItemStatus status, PageRequest page);

  /** The items that only this agent may claim, by id (R001-32, R001-49). */
  Page<WorkItem> findByAssignedAgent(AgentId agent, PageRequest page);

  /** The items that came out of a workspace, by id (R002-19). */
  Page<WorkItem> findByParentWorkspace(WorkspaceId workspace, PageRequest page);

  /** The items that this agent holds, also under leases that ran out, by id (R001-33, R001-50). */
  Page<WorkItem> findByHolder(AgentId agent, PageRequest page);
}
