// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Check;
import dev.keelson.core.ProjectId;
import java.time.Duration;
import java.util.List;
import org.immutables.value.Value;

/**
 * A request to claim work: which agent, how many items, from which projects, and for how long.
 *
 * @param agent the agent that claims
 * @param max the maximum number of items to claim, 1 to {@value #MOST}
 * @param length the duration of the lease, by the database clock; 1 millisecond to 7 days, in whole
 *     milliseconds
 * @param projects the projects to claim from; empty means all
 */
@Value.Builder
public record ClaimRequest(AgentId agent, int max, Duration length, List<ProjectId> projects) {

  /** The maximum number of items in one claim. */
  public static final int MOST = 200;

  /** The default duration of a lease. */
  public static final Duration DEFAULT_LENGTH = Duration.ofMinutes(5);

  public ClaimRequest {
    Check.present(agent, "claimRequest.agent");
    Check.that(max >= 1 && max <= MOST, "claim.max", "must be 1 to " + MOST, "got " + max);
    length = checkLength(length);
    projects = List.copyOf(projects);
  }

  /** Returns a request for one item from any project, leased for {@link #DEFAULT_LENGTH}. */
  public static ClaimRequest by(AgentId agent) {
    return new ClaimRequest(agent, 1, DEFAULT_LENGTH, List.of());
  }

  /** Returns this request for up to {@code max} items. */
  public ClaimRequest upTo(int max) {
    return new ClaimRequest(agent, max, length, projects);
  }

  /** Returns this request with leases of that duration. */
  public ClaimRequest leasedFor(Duration length) {
    return new ClaimRequest(agent, max, length, projects);
  }

  /** Returns this request limited to these projects. */
  public ClaimRequest in(ProjectId... projects) {
    return new ClaimRequest(agent, max, length, List.of(projects));
  }

  /**
   * Returns {@code length} in whole milliseconds.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not 1 millisecond to 7 days
   */
  public static Duration checkLength(Duration length) {
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
      max(1).length(DEFAULT_LENGTH);
    }
  }
}
