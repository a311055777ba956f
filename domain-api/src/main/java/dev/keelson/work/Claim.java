// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.Check;
import java.util.Objects;

/** A work item that was just claimed, and the lease to work under. */
public record Claim(WorkItem item, Lease lease) {

  public Claim {
    Objects.requireNonNull(item, "item");
    Objects.requireNonNull(lease, "lease");
  }

  /** For stores: the claim that an item's own columns tell of. */
  public static Claim of(WorkItem item) {
    Check.that(
        item.lockedByAgentId() != null && item.leaseUntil() != null,
        "workItem.lockedByAgentId",
        "must be present in a claim",
        "claim the item first");
    return new Claim(
        item,
        new Lease(
            item.projectId(),
            item.id(),
            Objects.requireNonNull(item.lockedByAgentId()),
            item.leaseToken(),
            Objects.requireNonNull(item.leaseUntil())));
  }
}
