// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Check;
import dev.keelson.core.ProjectId;
import dev.keelson.core.SecretScanner;
import dev.keelson.query.Scope;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A request to claim work: which agent, through which worker, where, what, how many items, and for
 * how long. It begins with {@link #by}, which asks where: {@code
 * ClaimRequest.by(agent).in(project)}.
 *
 * @param agent the agent that claims
 * @param worker the process that works for the agent, as it names itself; null if it does not
 * @param max the maximum number of items to claim, 1 to {@value #MAX_ITEMS}
 * @param length the duration of the lease, by the database clock; 1 millisecond to 7 days, in whole
 *     milliseconds
 * @param where the projects to claim from, at least one, or everywhere
 * @param types the types of work to claim; empty means all
 * @param capabilities what the agent is able to do: items that name another capability are left to
 *     others
 */
@Value.Builder
public record ClaimRequest(
    AgentId agent,
    @Nullable String worker,
    int max,
    Duration length,
    Scope where,
    List<WorkType> types,
    List<String> capabilities) {

  /** The maximum number of items in one claim. */
  public static final int MAX_ITEMS = 200;

  /** The default duration of a lease. */
  public static final Duration DEFAULT_LENGTH = Duration.ofMinutes(5);

  private static final int MAX_WORDS = 100;

  public ClaimRequest {
    Check.present(agent, "claimRequest.agent");
    Check.optionalLine(worker, "claimRequest.worker", Lock.MAX_WORKER);
    SecretScanner.check(worker, "claimRequest.worker");
    Check.that(
        max >= 1 && max <= MAX_ITEMS,
        "claimRequest.max",
        "must be 1 to " + MAX_ITEMS,
        "got " + max);
    length = checkLength(length);
    Check.present(where, "claimRequest.where");
    Check.that(
        where instanceof Scope.Everywhere
            || (where instanceof Scope.Projects projects && !projects.ids().isEmpty()),
        "claimRequest.where",
        "must name a project, or be everywhere",
        "say in(project) or everywhere()");
    types = Check.each(types, "claimRequest.types");
    Check.that(
        types.size() <= MAX_WORDS,
        "claimRequest.types",
        "must be at most " + MAX_WORDS,
        "leave them out to claim all types");
    capabilities = Check.lines(capabilities, "claimRequest.capabilities", MAX_WORDS, 100);
  }

  /** Returns the beginning of a request, which has yet to say where. */
  public static By by(AgentId agent) {
    Check.present(agent, "claimRequest.agent");
    return new By(agent);
  }

  /** Returns this request for up to {@code max} items. */
  public ClaimRequest upTo(int max) {
    return builder().from(this).max(max).build();
  }

  /** Returns this request with leases of that duration. */
  public ClaimRequest leasedFor(Duration length) {
    return builder().from(this).length(length).build();
  }

  /** Returns this request for that process. */
  public ClaimRequest worker(@Nullable String worker) {
    return builder().from(this).worker(worker).build();
  }

  /** Returns this request for work of these types only, or of all if there are none. */
  public ClaimRequest ofTypes(WorkType... types) {
    return builder().from(this).types(Check.each(types, "claimRequest.types")).build();
  }

  /** Returns this request for an agent that is able to do these. */
  public ClaimRequest ableTo(String... capabilities) {
    return builder()
        .from(this)
        .capabilities(Check.each(capabilities, "claimRequest.capabilities"))
        .build();
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

  /**
   * A builder that starts from one item of any type, for no capability; it has yet to say where.
   */
  public static Builder builder() {
    return new Builder();
  }

  /** An agent that claims, and has yet to say where. */
  public static final class By {

    private final AgentId agent;

    private By(AgentId agent) {
      this.agent = agent;
    }

    /**
     * Returns a request for one item from these projects, leased for {@link #DEFAULT_LENGTH}.
     *
     * @param projects 1 to {@value Scope#MAX_PROJECTS}
     */
    public ClaimRequest in(ProjectId... projects) {
      return at(new Scope.Projects(Check.each(projects, "claimRequest.where")));
    }

    /** Like {@link #in(ProjectId...)}. */
    public ClaimRequest in(Collection<ProjectId> projects) {
      return at(new Scope.Projects(List.copyOf(Check.each(projects, "claimRequest.where"))));
    }

    /**
     * Returns a request for one item from any project, whoever owns it, leased for {@link
     * #DEFAULT_LENGTH}.
     */
    public ClaimRequest everywhere() {
      return at(new Scope.Everywhere());
    }

    private ClaimRequest at(Scope where) {
      return builder().agent(agent).where(where).build();
    }
  }

  /** Builds requests. */
  public static final class Builder extends ClaimRequestBuilder {
    Builder() {
      max(1).length(DEFAULT_LENGTH).types(List.of()).capabilities(List.of());
    }
  }
}
