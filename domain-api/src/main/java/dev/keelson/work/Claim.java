// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.Check;

/** A work item that was just claimed, and the lease to work under. */
public record Claim(WorkItem item, Lease lease) {

  public Claim {
    Check.present(item, "claim.item");
    Check.present(lease, "claim.lease");
  }
}
