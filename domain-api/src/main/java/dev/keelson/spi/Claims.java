// SPDX-License-Identifier: Apache-2.0
package dev.keelson.spi;

import dev.keelson.agent.AgentId;
import dev.keelson.core.InvalidValueException;
import dev.keelson.work.Claim;
import dev.keelson.work.Lease;
import dev.keelson.work.WorkItem;
import java.time.Instant;

/** Makes claims of what is stored. */
public final class Claims {

  private Claims() {}

  /**
   * The claim that an item's own columns tell of.
   *
   * @throws InvalidValueException if nobody has claimed it
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
