// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Check;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import java.time.Instant;
import org.immutables.value.Value;

/**
 * The right to work on a work item. Every call that acts under a claim takes the lease, and a store
 * refuses it with a {@link dev.keelson.core.StaleLeaseException} once the item was claimed again,
 * released or ended. Expiry does not make a lease stale; it only lets others claim the item.
 *
 * @param token the fencing token, which increases with every claim of the item
 * @param until when the lease expires and others may claim the item, by the database clock
 */
@Value.Builder
public record Lease(
    ProjectId projectId, WorkItemId workItemId, AgentId holder, long token, Instant until)
    implements ProjectOwned {

  public Lease {
    Check.present(projectId, "lease.projectId");
    Check.present(workItemId, "lease.workItemId");
    Check.present(holder, "lease.holder");
    Check.atLeast(1, token, "lease.token");
    Check.present(until, "lease.until");
  }

  /**
   * Returns whether the other lease is this one, from before or after a renewal: on the same item,
   * of the same holder and with the same token.
   */
  public boolean isSame(Lease other) {
    return projectId.equals(other.projectId)
        && workItemId.equals(other.workItemId)
        && holder.equals(other.holder)
        && token == other.token;
  }

  /** A builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds leases. */
  public static final class Builder extends LeaseBuilder {
    Builder() {}
  }
}
