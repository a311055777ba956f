// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.assertions;

import dev.keelson.agent.Agent;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;

/** Assertions about a work item. */
public final class WorkItemAssert extends EntityAssert<WorkItemAssert, WorkItem, WorkItemStatus> {

  WorkItemAssert(WorkItem actual) {
    super(actual, WorkItemAssert.class, WorkItem::status);
  }

  /** Fails unless it is pending. */
  public WorkItemAssert isPending() {
    return is(WorkItemStatus.PENDING);
  }

  /** Fails unless it is in progress. */
  public WorkItemAssert isInProgress() {
    return is(WorkItemStatus.IN_PROGRESS);
  }

  /** Fails unless it is completed. */
  public WorkItemAssert isCompleted() {
    return is(WorkItemStatus.COMPLETED);
  }

  /** Fails unless the agent holds its lease. */
  public WorkItemAssert isLockedBy(Agent agent) {
    isNotNull();
    return has("holder", agent.id(), actual.lockedByAgentId());
  }

  /** Fails if an agent holds its lease. */
  public WorkItemAssert isNotLocked() {
    isNotNull();
    return has("holder", null, actual.lockedByAgentId());
  }
}
