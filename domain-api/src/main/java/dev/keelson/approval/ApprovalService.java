// SPDX-License-Identifier: Apache-2.0
package dev.keelson.approval;

import dev.keelson.core.ApprovalId;
import dev.keelson.core.Digest;
import dev.keelson.core.Ensured;
import dev.keelson.core.StatusReason;
import org.jspecify.annotations.Nullable;

/**
 * Requests, decides and consumes approvals; the only way to write one. Each is decided and consumed
 * at most once, also under concurrent calls. Time is the database clock; an approval past its
 * expiry, or exactly at it, is refused even if its status is not yet expired. When a run ends, in
 * whatever way, its pending approvals are cancelled and its unused ones revoked, with the reason of
 * the run or else {@code run_ended}. Refusals are {@link
 * dev.keelson.core.ApprovalRefusedException}s.
 */
public interface ApprovalService {

  /**
   * Requests an approval: stores it as pending, requested by the acting actor, whatever it says of
   * its status and decision. If the run has an open approval, pending or approved, of the same
   * scope, target and digest, and of the same terms, that one is returned. Who requests it as well
   * is written down, and may not decide on it; who has decided on it may not request it, unless it
   * lets those who request it decide. The terms are the deciders, the quorum and whether who
   * requests may decide; an open one that would end later than the request, or never, has other
   * terms. One that has run out is moved to expired, and the request is stored.
   *
   * <p>Repeated or concurrent: one is stored, all calls return it, and exactly one of them gets
   * {@code isNew}. An absent target is a target of its own.
   *
   * @throws dev.keelson.core.ApprovalRefusedException if the open one has other terms, the actor
   *     has decided on it, or {@value Approval#MAX_REQUESTERS} others request it as well
   * @throws dev.keelson.core.ForeignProjectException if it belongs to another project
   * @throws dev.keelson.core.SecretFoundException if a text of it looks like a secret
   * @throws dev.keelson.core.NotFoundException if its run or step is not stored
   * @throws dev.keelson.core.InvalidValueException if it was created more than a day after now,
   *     naming {@code audit.createdAt}, its run has ended, naming {@code approval.runId}, or its
   *     step is one of another run, naming {@code approval.stepId}
   * @throws dev.keelson.core.AlreadyExistsException if its id is taken
   */
  Ensured<Approval> request(Approval approval);

  /** Records the acting actor's verdict in no particular role; otherwise like the method below. */
  default Approval decide(ApprovalId approval, Verdict verdict, @Nullable String rationale) {
    return decide(approval, verdict, rationale, null);
  }

  /**
   * Records the acting actor's verdict, and moves the approval if that settles it: to rejected on
   * the first rejection, to approved when the quorum is reached. Returns the approval as it is
   * stored afterwards. The length of the rationale is checked first, then that of the role, then
   * whether one of them looks like a secret, reported as the fields {@code rationale} and {@code
   * role}, then whether the approval is stored, then whether this actor may decide on it, and then
   * the approval itself.
   *
   * <p>Repeated: the same voter is refused as having voted already, or, if the first vote settled
   * it, because it is decided. Concurrently: each vote counts once, and none after the one that
   * settles it.
   *
   * @param rationale at most 10,000 characters; null if there is none
   * @param role the role in which the host lets the actor decide, one line of at most 100
   *     characters; null for none. The host vouches for it
   * @throws dev.keelson.core.InvalidValueException if the rationale or the role is longer, naming
   *     {@code approvalDecision.rationale} or {@code approvalDecision.role}
   * @throws dev.keelson.core.SecretFoundException if the rationale or the role looks like a secret
   * @throws dev.keelson.core.ApprovalRefusedException if this actor may not decide on it, it is
   *     decided, has expired, or this voter has decided on it before
   * @throws dev.keelson.core.NotFoundException if it is not stored
   */
  Approval decide(
      ApprovalId approval, Verdict verdict, @Nullable String rationale, @Nullable String role);

  /**
   * Consumes an approval for exactly the action that it was granted for, once, and returns it. Side
   * effects consume theirs when they are intended; this is for actions without one. Repeated or
   * concurrent: the first call consumes it, the others are refused because it was used already.
   *
   * @param scope must be the approval's
   * @param target must be the approval's, null included
   * @param parameters must be the approval's digest
   * @throws dev.keelson.core.ApprovalRefusedException if it is not approved, was granted for
   *     another action, has expired or was used already
   * @throws dev.keelson.core.NotFoundException if it is not stored
   */
  Approval consume(
      ApprovalId approval, ApprovalScope scope, @Nullable String target, Digest parameters);

  /**
   * Withdraws an approval that was not used: a pending one becomes cancelled, an approved one
   * revoked, with the reason. Returns it. Repeated or concurrent: the first call counts, the others
   * are refused as an illegal transition.
   *
   * @throws dev.keelson.core.SecretFoundException if the reason looks like a secret, naming {@code
   *     reason}
   * @throws dev.keelson.core.IllegalTransitionException if it is neither pending nor approved; the
   *     refused state is revoked
   * @throws dev.keelson.core.NotFoundException if it is not stored
   */
  Approval withdraw(ApprovalId approval, StatusReason reason);

  /**
   * Moves at most {@code max} pending or approved approvals that are past their expiry to expired,
   * earliest expiry first, ties in any order; returns how many. Repeated: returns 0 when none is
   * left. Concurrently: each approval is moved by one call.
   *
   * @param max 0 or more
   * @throws dev.keelson.core.InvalidValueException if {@code max} is less than 0
   */
  int expireOverdue(int max);
}
