// SPDX-License-Identifier: Apache-2.0
package dev.keelson.spi;

import dev.keelson.agent.AgentId;
import dev.keelson.core.InvalidValueException;
import dev.keelson.work.Claim;
import dev.keelson.work.Lease;
import dev.keelson.work.WorkItem;
import java.time.Instant;

/** Creates claims from stored work items. */
public final class Claims {

  private Claims() {}

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
