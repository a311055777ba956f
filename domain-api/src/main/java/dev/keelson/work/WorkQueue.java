// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Hands out leases: on work items by {@link #claim}, and by {@link #lease} on what is named, an
 * item or a run that has none. Each subject is leased to one agent at a time, also under concurrent
 * claims (R001-55 to R001-61). Every method is atomic, a single statement, and uses only the
 * database clock; {@link #completeAll} and {@link #renewAll} are one such statement for each
 * project.
 *
 * <p>A lease is stale once its subject was leased again, ended or released; expiry alone does not
 * make it stale. A lease is identified by its project, subject, holder and token: copies from
 * before and after a renewal are the same lease. A lease whose expiry is exactly now has expired.
 * In a transaction, now is when that began: claim and renew in short ones, or outside of them.
 *
 * <p>No new lease is given in a project that is paused or archived, nor, of items, beyond its
 * {@code maxConcurrency}; what is leased goes on. Two subjects of a project with the same exclusive
 * key are never under lease together; one whose lease ran out keeps its key until it is leased
 * again, ended or released.
 *
 * <p>What is passed is checked before any lease: the length of a lease, reported as the field
 * {@code lease.length}, and whether the reason of an outcome looks like a secret, reported as
 * {@code statusReason}. A lease is checked before any agent.
 */
public interface WorkQueue {

  /**
   * Claims up to {@code request.max()} items, of one project by priority, highest first, and the
   * oldest first within a priority, by {@code createdAt}, then by id; moves them to in progress,
   * without a status reason, and returns them in that order. Several projects, or all, take turns:
   * each gets the same share as long as it has items, in the order of their ids, and the next claim
   * of this {@code Keelson} goes on behind the project of the last one. They are returned in the
   * order in which they were taken: the first of each project, then the second of each …
   *
   * <p>An item is claimable if it is pending and available, or in progress under an expired lease;
   * if it is assigned to no agent or to this one; if its type and capability are among those of the
   * request; if nothing else has its exclusive key; and if every item that it depends on is
   * completed. Returns fewer items than requested, or none, when no more are claimable, when
   * concurrent claims compete for the same items, or when the agent is disabled, or it or the
   * project would exceed its {@code maxConcurrency}. Never waits for an item. Expired leases do not
   * count against {@code maxConcurrency}, in whatever project they are.
   *
   * <p>What was started as often as its {@link WorkItem#retry} allows, and whose lease has expired,
   * is moved on to failed, with the reason {@code attempts_exhausted}, by the next claim there.
   *
   * <p>An item that this release can't read is not returned, and hides no other: it is moved on to
   * failed, with the reason {@code unreadable}, so that nobody claims it again before somebody has
   * repaired and retried it. The journal tells of it, and pages name it with what is wrong, see
   * {@link dev.keelson.core.Page#unreadable}.
   *
   * <p>An item that is reclaimed after its lease expired stays in progress, with one attempt more
   * and without a status reason; the journal gets an entry from that state to the same state, with
   * the reason {@code lease_lost}. Repeated: the second call claims other items. Concurrently: each
   * item goes to one caller, and an agent never exceeds its {@code maxConcurrency}.
   *
   * @param request for at most {@value ClaimRequest#MAX_ITEMS} items
   * @throws dev.keelson.core.NotFoundException if the agent is not stored
   */
  List<Claim> claim(ClaimRequest request);

  /**
   * Returns a new lease on exactly the subject of {@code request}, at which a person or a host
   * points: on an item as {@link #claim} would, whatever its priority, type and capability, also
   * before it is available and whatever its attempts, or on a run that has no item and goes on. A
   * run keeps its status; where its lease had expired, the journal gets an entry with the reason
   * {@code lease_lost}. A lease on a run does not count against {@code maxConcurrency}. Never
   * waits.
   *
   * <p>Repeated or concurrent: refused, since somebody holds it.
   *
   * @throws dev.keelson.core.LeaseRefusedException if somebody holds the subject, it is blocked, is
   *     not waiting, has ended or is assigned to another agent; if something else has its exclusive
   *     key; if the run is one at an item; if the project is paused or archived; or if the agent is
   *     disabled, or it or the project would exceed its {@code maxConcurrency}
   * @throws dev.keelson.core.UnreadableValueException if this release can't read the subject; the
   *     lease is given back, and an item is pending again
   * @throws dev.keelson.core.NotFoundException if the subject or the agent is not stored
   */
  Lease lease(LeaseRequest request);

  /**
   * Ends the work: moves the item to the status of {@code outcome} and frees its lease. Returns the
   * item as stored. After the last attempt, a retry is a failure.
   *
   * <p>Repeated or concurrent, with the same outcome: ended once, and every call returns the item
   * as it is stored, so that a call whose answer was lost can be made again. With another outcome,
   * or once somebody has the item again or moved it, the lease is stale.
   *
   * <p>To wait for items is a transaction of one statement for each of them; so is, in {@link
   * #completeAndClaim}, whatever work waits for.
   *
   * @throws dev.keelson.core.InvalidValueException if the lease is on a run, naming {@code
   *     lease.subject}; such work ends with the run. If it is to wait for something that is not of
   *     a run at the item, naming {@code workItem.awaits}, or for an item that waits for it, naming
   *     {@code workItemDependency.blockerId}
   * @throws dev.keelson.core.SecretFoundException if the reason looks like a secret, or the key of
   *     a signal, naming {@code awaits.key}
   * @throws dev.keelson.core.StaleLeaseException if the lease is stale
   * @throws dev.keelson.core.NotFoundException if the item is not stored, or one that it waits for
   */
  WorkItem complete(Lease lease, Outcome outcome);

  /**
   * Ends the work of many leases with the same outcome, in one statement for each project. Returns
   * the leases whose work has ended so, by this call or, as {@link #complete} says of repeated
   * ones, an earlier one, in the given order and without duplicates. Stale leases, and those whose
   * subject is not stored, are left out, and change nothing. Two copies of one lease, from before
   * and after a renewal, are not duplicates: its work is ended once, and both are returned as they
   * were passed.
   *
   * <p>Repeated or concurrent: each work is ended once. Outside a transaction, the projects before
   * one that fails stay written.
   *
   * @param leases any number, of any projects; none does nothing
   * @throws dev.keelson.core.InvalidValueException if one of them is on a run, naming {@code
   *     lease.subject}; nothing is ended then
   * @throws dev.keelson.core.SecretFoundException if the reason looks like a secret
   */
  List<Lease> completeAll(Collection<Lease> leases, Outcome outcome);

  /**
   * Ends the work of one lease and claims the next items, atomically. The ended work no longer
   * counts against {@code maxConcurrency}; for a disabled agent the work is ended and nothing is
   * claimed. Repeated or concurrent: ended once, and for other calls the lease is stale; ask with
   * {@link #complete} whether it has ended so, and claim.
   *
   * @throws dev.keelson.core.InvalidValueException if {@code done} is on a run, naming {@code
   *     lease.subject}
   * @throws dev.keelson.core.SecretFoundException if the reason looks like a secret
   * @throws dev.keelson.core.StaleLeaseException if {@code done} is stale; nothing is claimed then
   * @throws dev.keelson.core.NotFoundException if the item is not stored, or, for a valid lease,
   *     the agent is not; nothing is ended then
   */
  List<Claim> completeAndClaim(Lease done, Outcome outcome, ClaimRequest next);

  /**
   * Sets the lease to expire {@code length} from now, which may be earlier than before, and returns
   * it with its new expiry. Also revives an expired lease, if nobody leased the subject meanwhile.
   * Repeated: the lease lasts from the later call. Concurrently with a claim: the first one counts.
   *
   * @param length 1 millisecond to 7 days; a fraction of a millisecond is cut off
   * @throws dev.keelson.core.InvalidValueException if {@code length} is not in that range
   * @throws dev.keelson.core.StaleLeaseException if it is stale
   * @throws dev.keelson.core.NotFoundException if the subject is not stored
   */
  Lease renew(Lease lease, Duration length);

  /**
   * Renews many leases, in one statement for each project: a heartbeat. Returns the leases that
   * this call renewed, with their new expiry, in the given order and without duplicates. Stale
   * leases, and those whose subject is not stored, are left out, and change nothing. Two copies of
   * one lease, from before and after a renewal, are not duplicates: it is renewed once, and
   * returned for each of them, with the same new expiry.
   *
   * <p>Repeated or concurrent: as {@link #renew}. Outside a transaction, the projects before one
   * that fails stay written.
   *
   * @param leases any number, of any projects; none does nothing
   * @param length as for {@link #renew}
   * @throws dev.keelson.core.InvalidValueException if {@code length} is not in that range
   */
  List<Lease> renewAll(Collection<Lease> leases, Duration length);

  /**
   * Releases what is leased: an item is pending again, with the reason {@code released}, and the
   * next claim may take it; a run keeps its status, and anybody may lease it. Repeated or
   * concurrent: released once, and every call returns, until somebody leases or moves it.
   *
   * @throws dev.keelson.core.StaleLeaseException if the lease is stale
   * @throws dev.keelson.core.NotFoundException if the subject is not stored
   */
  void release(Lease lease);
}
