// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Check;
import dev.keelson.core.Leasable;
import dev.keelson.core.ProjectId;
import dev.keelson.core.SecretScanner;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A request for the lease on exactly one subject, at which somebody points.
 *
 * @param subject a work item, or a run that has none
 * @param agent the agent that is to hold it
 * @param worker the process that works for the agent, as it names itself; null if it does not
 * @param length the duration of the lease, as for a {@link ClaimRequest}
 */
@Value.Builder
public record LeaseRequest(
    ProjectId projectId,
    Leasable subject,
    AgentId agent,
    @Nullable String worker,
    Duration length) {

  public LeaseRequest {
    Check.present(projectId, "leaseRequest.projectId");
    Check.present(subject, "leaseRequest.subject");
    Check.present(agent, "leaseRequest.agent");
    Check.optionalLine(worker, "leaseRequest.worker", Lock.MAX_WORKER);
    SecretScanner.check(worker, "leaseRequest.worker");
    length = ClaimRequest.checkLength(length);
  }

  /** Returns a request for {@link ClaimRequest#DEFAULT_LENGTH}. */
  public static LeaseRequest on(ProjectId project, Leasable subject, AgentId agent) {
    return builder().projectId(project).subject(subject).agent(agent).build();
  }

  /** Returns this request with a lease of that duration. */
  public LeaseRequest leasedFor(Duration length) {
    return builder().from(this).length(length).build();
  }

  /** Returns this request for that process. */
  public LeaseRequest worker(@Nullable String worker) {
    return builder().from(this).worker(worker).build();
  }

  /** Returns a builder that starts from the default duration. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds requests. */
  public static final class Builder extends LeaseRequestBuilder {
    Builder() {
      length(ClaimRequest.DEFAULT_LENGTH);
    }
  }
}
