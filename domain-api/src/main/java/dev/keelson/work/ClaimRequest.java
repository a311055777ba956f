// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Check;
import dev.keelson.core.ProjectId;
import dev.keelson.core.SecretScanner;
import java.time.Duration;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A request to claim work: which agent, through which worker, how many items, from which projects,
 * and for how long.
 *
 * @param agent the agent that claims
 * @param worker the process that works for the agent, as it names itself; null if it does not
 * @param max the maximum number of items to claim, 1 to {@value #MOST}
 * @param length the duration of the lease, by the database clock; 1 millisecond to 7 days, in whole
 *     milliseconds
 * @param projects the projects to claim from; empty means all
 */
@Value.Builder
public record ClaimRequest(
    AgentId agent, @Nullable String worker, int max, Duration length, List<ProjectId> projects) {

  /** The maximum number of items in one claim. */
  public static final int MOST = 200;

  /** The default duration of a lease. */
  public static final Duration DEFAULT_LENGTH = Duration.ofMinutes(5);

  public ClaimRequest {
    Check.present(agent, "claimRequest.agent");
    Check.optionalLine(worker, "claimRequest.worker", Lock.MAX_WORKER);
    SecretScanner.check(worker, "claimRequest.worker");
    Check.that(max >= 1 && max <= MOST, "claimRequest.max", "must be 1 to " + MOST, "got " + max);
    length = checkLength(length);
    projects = List.copyOf(Check.each(projects, "claimRequest.projects"));
  }

  /** Returns a request for one item from any project, leased for {@link #DEFAULT_LENGTH}. */
  public static ClaimRequest by(AgentId agent) {
    return builder().agent(agent).build();
  }

  /** Returns this request for up to {@code max} items. */
  public ClaimRequest upTo(int max) {
    return new ClaimRequest(agent, worker, max, length, projects);
  }

  /** Returns this request with leases of that duration. */
  public ClaimRequest leasedFor(Duration length) {
    return new ClaimRequest(agent, worker, max, length, projects);
  }

  /** Returns this request for that process. */
  public ClaimRequest worker(@Nullable String worker) {
    return new ClaimRequest(agent, worker, max, length, projects);
  }

  /** Returns this request limited to these projects. */
  public ClaimRequest in(ProjectId... projects) {
    return new ClaimRequest(
        agent, worker, max, length, Check.each(projects, "claimRequest.projects"));
  }

  /**
   * Returns {@code length} in whole milliseconds.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not 1 millisecond to 7 days
   */
  public static Duration checkLength(Duration length) {
    Check.present(length, "lease.length");
    Check.that(
        length.compareTo(Duration.ofMillis(1)) >= 0 && length.compareTo(Duration.ofDays(7)) <= 0,
        "lease.length",
        "must be 1 millisecond to 7 days",
        "got " + length);
    return Duration.ofMillis(length.toMillis());
  }

  /** A builder that starts from one item of any project. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds requests. */
  public static final class Builder extends ClaimRequestBuilder {
    Builder() {
      max(1).length(DEFAULT_LENGTH).projects(List.of());
    }
  }
}
