// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import java.util.Objects;

/** A work item that was just claimed, and the lease to work under. */
public record Claim(WorkItem item, Lease lease) {

  public Claim {
    Objects.requireNonNull(item, "item");
    Objects.requireNonNull(lease, "lease");
  }
}
