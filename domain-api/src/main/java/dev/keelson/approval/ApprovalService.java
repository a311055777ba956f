// SPDX-License-Identifier: Apache-2.0
package dev.keelson.approval;

import dev.keelson.core.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Decides and consumes approvals, each at most once, also under concurrent calls. Time is the
 * database clock; an approval past its expiry, or exactly at it, is refused even if its status is
 * not yet expired. Refusals are {@link dev.keelson.core.ApprovalRefusedException}s.
 */
public interface ApprovalService {

  /**
   * Records the acting actor's verdict, and moves the approval if that settles it: to rejected on
   * the first rejection, to approved when the quorum is reached. Returns the approval as it is
   * stored afterwards. The length of the rationale is checked first, then whether it looks like a
   * secret, reported as the field {@code rationale}, and only then whether the approval is stored.
   *
   * <p>Repeated: the same actor is refused as having voted already, or, if the first vote settled
   * it, because it is decided. Concurrently: each vote counts once, and none after the one that
   * settles it.
   *
   * @param rationale at most 10,000 characters, checked first; null if there is none
   * @throws dev.keelson.core.InvalidValueException if the rationale is longer, naming {@code
   *     approvalDecision.rationale}
   * @throws dev.keelson.core.SecretFoundException if the rationale looks like a secret
   * @throws dev.keelson.core.ApprovalRefusedException if it is decided, has expired, or this actor
   *     has decided on it before
   * @throws dev.keelson.core.NotFoundException if it is not stored
   */
  Approval decide(ApprovalId approval, Verdict verdict, @Nullable String rationale);

  /**
   * Consumes an approval for exactly the action that it was granted for, once, and returns it.
   * Repeated or concurrent: the first call consumes it, the others are refused because it was used
   * already.
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
   * Moves at most {@code max} pending or approved approvals that are past their expiry to expired,
   * earliest expiry first, ties in any order; returns how many. Repeated: returns 0 when none is
   * left. Concurrently: each approval is moved by one call.
   *
   * @param max 0 or more
   * @throws dev.keelson.core.InvalidValueException if {@code max} is less than 0
   */
  int expireOverdue(int max);
}
