// SPDX-License-Identifier: Apache-2.0
package dev.keelson.spi;

import dev.keelson.agent.AgentId;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.run.Run;
import dev.keelson.run.RunId;
import dev.keelson.run.RunStatus;
import dev.keelson.work.Claim;
import dev.keelson.work.Lease;
import dev.keelson.work.WorkItem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Creates claims from stored work items, and checks leases against what is stored. */
public final class Claims {

  private Claims() {}

  /**
   * Checks that a run goes on, and is one at the work item of a lease.
   *
   * @param run the stored run, null if it is not stored
   * @throws NotFoundException if it is not stored, or is a run of something else
   * @throws StaleLeaseException if it has ended
   */
  public static void checkRun(Lease lease, RunId id, @Nullable Run run) {
    if (run == null || !lease.workItemId().equals(run.workItemId())) {
      throw new NotFoundException(id);
    }
    if (!RunStatus.LIFECYCLE.isActive(run.status())) {
      throw StaleLeaseException.ended(
          lease.workItemId(), lease.token(), lease.holder(), id, run.status());
    }
  }

  /**
   * Returns the claim that a work item's own columns describe.
   *
   * @throws InvalidValueException if the item is not claimed
   */
  public static Claim of(WorkItem item) {
    AgentId holder = item.lockedByAgentId();
    Instant until = item.leaseUntil();
    if (holder == null || until == null) {
      throw new InvalidValueException(
          "workItem.lockedByAgentId", "must be present in a claim", "claim the item first");
    }
    return new Claim(
        item,
        Lease.builder()
            .projectId(item.projectId())
            .workItemId(item.id())
            .holder(holder)
            .token(item.leaseToken())
            .until(until)
            .build());
  }
}
