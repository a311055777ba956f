// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Check;
import dev.keelson.core.Timestamps;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the lease on something, since when and until when. Only the work queue makes one.
 *
 * @param agent the agent that holds it (R001-42)
 * @param worker the process that works for the agent, as it names itself; null if it does not
 * @param since when the lease began (R001-43)
 * @param until when it expires and others may have it (R001-60)
 */
@Value.Builder
public record Lock(AgentId agent, @Nullable String worker, Instant since, Instant until) {

  /** The maximum length of the name of a worker. */
  public static final int MAX_WORKER = 200;

  public Lock {
    Check.present(agent, "lock.agent");
    Check.optionalLine(worker, "lock.worker", MAX_WORKER);
    since = Timestamps.of(Check.present(since, "lock.since"), "lock.since");
    until = Timestamps.of(Check.present(until, "lock.until"), "lock.until");
  }

  /** Returns this lock with another end. */
  public Lock until(Instant other) {
    return new Lock(agent, worker, since, other);
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds locks. */
  public static final class Builder extends LockBuilder {
    Builder() {}
  }
}
