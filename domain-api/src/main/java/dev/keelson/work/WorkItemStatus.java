// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** The status of a work item (R001-54, R002-20). */
public enum WorkItemStatus implements State {
  PENDING,
  IN_PROGRESS,
  WAITING,
  IN_REVIEW,
  COMPLETED,
  FAILED,
  CANCELLED;

  /**
   * The lifecycle of a work item (R002-21, R002-22). People move a card as its board wants: what
   * was never started may be completed, and what has ended opened again. What waits is pending
   * again once what it waits for is there.
   */
  public static final Lifecycle<WorkItemStatus> LIFECYCLE =
      Lifecycle.of("work_item", WorkItemStatus.class)
          .from(PENDING, IN_PROGRESS, IN_REVIEW, COMPLETED)
          .from(IN_PROGRESS, IN_REVIEW, COMPLETED, FAILED, PENDING, WAITING)
          .from(WAITING, PENDING, COMPLETED)
          .from(IN_REVIEW, COMPLETED, IN_PROGRESS, FAILED, PENDING)
          .from(COMPLETED, PENDING, IN_PROGRESS, IN_REVIEW)
          .from(FAILED, PENDING, IN_PROGRESS)
          .from(CANCELLED, PENDING, IN_PROGRESS)
          .ended(COMPLETED)
          .ended(FAILED)
          .fromEveryActive(CANCELLED)
          .build();
}
