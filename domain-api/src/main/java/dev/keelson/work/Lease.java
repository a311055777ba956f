// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.keelson.agent.AgentId;
import dev.keelson.core.Check;
import dev.keelson.core.Leasable;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The right to work on a subject: a work item, or a run that has none. Every call that acts under a
 * claim takes the lease, and a store refuses it with a {@link dev.keelson.core.StaleLeaseException}
 * once the subject was leased again, released or ended. Expiry does not make a lease stale; it only
 * lets others have the subject.
 *
 * <p>What is stored is fenced by it; a call to the outside is not. A worker may be frozen after its
 * last check and call while another one holds the subject. Pass the token to what it calls, and let
 * that refuse an older one than it has seen.
 *
 * @param holder the agent that holds it
 * @param worker the process that works for the agent, as it named itself; null if it did not
 * @param token the fencing token, which increases with every lease on the subject
 * @param until when the lease expires and others may have the subject, by the database clock
 */
@Value.Builder
public record Lease(
    ProjectId projectId,
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
        @JsonSubTypes({
          @JsonSubTypes.Type(value = WorkItemId.class, name = "work_item"),
          @JsonSubTypes.Type(value = RunId.class, name = "run")
        })
        Leasable subject,
    AgentId holder,
    @Nullable String worker,
    long token,
    Instant until)
    implements ProjectOwned {

  public Lease {
    Check.present(projectId, "lease.projectId");
    Check.present(subject, "lease.subject");
    Check.present(holder, "lease.holder");
    Check.optionalLine(worker, "lease.worker", Lock.MAX_WORKER);
    Check.atLeast(1, token, "lease.token");
    Check.present(until, "lease.until");
  }

  /**
   * Returns the work item that the lease is on.
   *
   * @throws dev.keelson.core.InvalidValueException if it is on a run
   */
  public WorkItemId workItemId() {
    Check.that(
        subject instanceof WorkItemId,
        "lease.subject",
        "must be a work item",
        "it is %s, whose work ends with its own status".formatted(subject.describe()));
    return (WorkItemId) subject;
  }

  /**
   * Returns whether the other lease is this one, from before or after a renewal: on the same
   * subject, of the same holder and with the same token.
   */
  public boolean isSame(Lease other) {
    Check.present(other, "other");
    return projectId.equals(other.projectId)
        && subject.equals(other.subject)
        && holder.equals(other.holder)
        && token == other.token;
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds leases. */
  public static final class Builder extends LeaseBuilder {
    Builder() {}
  }
}
