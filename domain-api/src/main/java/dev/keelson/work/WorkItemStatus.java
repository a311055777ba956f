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
   * The lifecycle of a work item (R002-21, R002-22). A failed one may be retried; one that waits is
   * pending again once what it waits for is there.
   */
  public static final Lifecycle<WorkItemStatus> LIFECYCLE =
      Lifecycle.of("work_item", WorkItemStatus.class)
          .from(PENDING, IN_PROGRESS)
          .from(IN_PROGRESS, IN_REVIEW, COMPLETED, FAILED, PENDING, WAITING)
          .from(WAITING, PENDING)
          .from(IN_REVIEW, COMPLETED, IN_PROGRESS, FAILED)
          .from(FAILED, PENDING)
          .ended(FAILED)
          .fromEveryActive(CANCELLED)
          .build();
}
