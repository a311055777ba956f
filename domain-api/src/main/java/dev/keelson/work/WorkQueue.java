// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Hands work items to agents: each to one at a time, however many claim at once (R001-55 to
 * R001-61). Claiming, completing, renewing and releasing are single statements and judge time by
 * the database's clock alone.
 */
public interface WorkQueue {

  /**
   * Claims up to {@code request.max()} items, highest priority first, by id within a priority;
   * moves them to in progress and returns them in that order. Claimable is what is pending, and
   * what is in progress under a lease that ran out; of these, what is assigned to nobody or to this
   * agent. Fewer than asked, or none, when there is no more, when other claimers are at the same
   * items, or when the agent is disabled or would hold more than its {@code maxConcurrency}. Never
   * waits for an item.
   *
   * @throws dev.keelson.core.NotFoundException if the agent is not stored
   */
  List<Claim> claim(ClaimRequest request);

  /**
   * Ends the work: moves the item as {@code outcome} says and frees its lease. Returns the item.
   *
   * @throws dev.keelson.core.StaleLeaseException if the lease is stale; a second call with the same
   *     lease is
   * @throws dev.keelson.core.NotFoundException if the item is not stored
   */
  WorkItem complete(Lease lease, Outcome outcome);

  /**
   * Ends the work of many leases alike, in one statement per project. Returns the leases that were
   * stale; their items are unchanged.
   */
  List<Lease> completeAll(Collection<Lease> leases, Outcome outcome);

  /**
   * Ends one piece of work and claims the next, together or not at all.
   *
   * @throws dev.keelson.core.StaleLeaseException if {@code done} is stale; nothing is claimed then
   */
  List<Claim> completeAndClaim(Lease done, Outcome outcome, ClaimRequest next);

  /**
   * Lets the lease last {@code length} from now. Returns it with its new end. Also revives one that
   * ran out, if nobody claimed the item meanwhile.
   *
   * @throws dev.keelson.core.StaleLeaseException if it is stale
   */
  Lease renew(Lease lease, Duration length);

  /**
   * Renews many leases, in one statement per project: a heartbeat. Returns those that still hold,
   * with their new end.
   */
  List<Lease> renewAll(Collection<Lease> leases, Duration length);

  /**
   * Gives the item back: it is pending again, and the next claim may take it.
   *
   * @throws dev.keelson.core.StaleLeaseException if the lease is stale
   */
  WorkItem release(Lease lease);
}
