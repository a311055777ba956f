// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Hands work items to agents: each to one at a time, however many claim at once (R001-55 to
 * R001-61). Claiming, completing, renewing and releasing are single statements and judge time by
 * the database's clock alone.
 *
 * <p>A lease is stale once its item was claimed again, ended or given back; not because its time is
 * over. What counts of it is its item and its token: forms of one lease from before and after a
 * renewal are the same lease. Every end checks the reason for secrets, as {@code statusReason}.
 */
public interface WorkQueue {

  /**
   * Claims up to {@code request.max()} items, highest priority first, by id within a priority;
   * moves them to in progress and returns them in that order. Claimable is what is pending, and
   * what is in progress under a lease that ran out; of these, what is assigned to nobody or to this
   * agent. Fewer than asked, or none, when there is no more, when other claimers are at the same
   * items, or when the agent is disabled or would hold more than its {@code maxConcurrency}. Never
   * waits for an item. What waits for another item that is not completed is not claimable. Leases
   * that ran out do not count against {@code maxConcurrency}, wherever they are.
   *
   * <p>An item that is taken over from a lease that ran out stays in progress, with one attempt
   * more; the journal gets an entry from that state to the same, with the reason {@code
   * lease_lost}. Twice: the second claims other items. At once: an item goes to one of the
   * claimers, and one agent never gets more than it may hold.
   *
   * @throws dev.keelson.core.NotFoundException if the agent is not stored
   */
  List<Claim> claim(ClaimRequest request);

  /**
   * Ends the work: moves the item as {@code outcome} says and frees its lease. Returns the item.
   *
   * <p>Twice, or at once: the first one counts, the lease is stale to the others.
   *
   * @throws dev.keelson.core.StaleLeaseException if the lease is stale
   * @throws dev.keelson.core.NotFoundException if the item is not stored
   */
  WorkItem complete(Lease lease, Outcome outcome);

  /**
   * Ends the work of many leases alike, in one statement per project. Returns the leases that were
   * stale, each form once, in their order; their items are unchanged.
   *
   * <p>Missing: the lease of an item that is not stored is stale. Twice in one call, in one form or
   * two: one lease, ended once. Twice: all are stale. At once: each lease is ended by one of them.
   */
  List<Lease> completeAll(Collection<Lease> leases, Outcome outcome);

  /**
   * Ends one piece of work and claims the next, together or not at all. Work that was ended no
   * longer counts against {@code maxConcurrency}; of a disabled agent the work is ended and nothing
   * is claimed. Twice, or at once: as {@link #complete} and {@link #claim}.
   *
   * @throws dev.keelson.core.StaleLeaseException if {@code done} is stale; nothing is claimed then
   * @throws dev.keelson.core.NotFoundException if the item or the agent is not stored; nothing is
   *     ended then
   */
  List<Claim> completeAndClaim(Lease done, Outcome outcome, ClaimRequest next);

  /**
   * Lets the lease last {@code length} from now. Returns it with its new end. Also revives one that
   * ran out, if nobody claimed the item meanwhile. Twice: it lasts from the later call. At once
   * with a claim: the one that comes first counts.
   *
   * @throws dev.keelson.core.StaleLeaseException if it is stale
   * @throws dev.keelson.core.NotFoundException if the item is not stored
   */
  Lease renew(Lease lease, Duration length);

  /**
   * Renews many leases, in one statement per project: a heartbeat. Returns those that still hold,
   * with their new end, in their order. What is stale, or of an item that is not stored, is left
   * out. Two forms of one lease: one renewal, both come back. Twice, or at once: as {@link #renew}.
   */
  List<Lease> renewAll(Collection<Lease> leases, Duration length);

  /**
   * Gives the item back: it is pending again, for the reason {@code released}, and the next claim
   * may take it. Twice: the second is stale. At once: one of them gives it back.
   *
   * @throws dev.keelson.core.StaleLeaseException if the lease is stale
   * @throws dev.keelson.core.NotFoundException if the item is not stored
   */
  WorkItem release(Lease lease);
}
