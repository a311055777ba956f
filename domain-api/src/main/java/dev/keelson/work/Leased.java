// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.agent.AgentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a lease can be on: a work item or a run, as stored. */
public interface Leased {

  /** Returns who holds the lease, null if nobody does. */
  @Nullable Lock lock();

  /** Returns the token of the last lease, 0 if there was none. */
  long leaseToken();

  /** Returns what only one item or run of a project is under lease for; null if none. */
  @Nullable String exclusiveKey();

  /** Returns the agent that holds the lease, or null. */
  default @Nullable AgentId lockedByAgentId() {
    Lock lock = lock();
    return lock == null ? null : lock.agent();
  }

  /** Returns the process that holds the lease for the agent, or null. */
  default @Nullable String lockedByWorker() {
    Lock lock = lock();
    return lock == null ? null : lock.worker();
  }

  /** Returns when the lease began, or null. */
  default @Nullable Instant lockedAt() {
    Lock lock = lock();
    return lock == null ? null : lock.since();
  }

  /** Returns when the lease expires, or null. */
  default @Nullable Instant leaseUntil() {
    Lock lock = lock();
    return lock == null ? null : lock.until();
  }
}
