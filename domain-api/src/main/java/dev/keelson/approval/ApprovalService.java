// SPDX-License-Identifier: Apache-2.0
package dev.keelson.approval;

import dev.keelson.core.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Decides and uses approvals, so that neither can happen twice however many try at once. Time is
 * the database's clock, and an approval that has run out is refused whether or not anybody has
 * marked it. Refusals are {@link dev.keelson.core.ApprovalRefusedException}s.
 */
public interface ApprovalService {

  /**
   * Writes down the acting actor's verdict, and moves the approval if that settles it: rejected at
   * once, approved when the quorum is reached. Returns the approval as it stands then. A secret in
   * the rationale is named so.
   *
   * <p>Twice: the same actor is refused, having voted, unless the first vote settled it. At once:
   * each vote counts once, and none after the one that settles it.
   *
   * @throws dev.keelson.core.ApprovalRefusedException if it is settled, has expired, or this actor
   *     has decided before
   * @throws dev.keelson.core.NotFoundException if it is not stored
   */
  Approval decide(ApprovalId approval, Verdict verdict, @Nullable String rationale);

  /**
   * Uses an approval for exactly what it was granted for, once. Returns it consumed. Twice, or at
   * once: the first one uses it, the others are told that it was used.
   *
   * @param scope must be the approval's
   * @param target must be the approval's, null included
   * @param parameters must be the approval's digest
   * @throws dev.keelson.core.ApprovalRefusedException if it is not approved, was granted for
   *     something else, has expired or was used
   * @throws dev.keelson.core.NotFoundException if it is not stored
   */
  Approval consume(
      ApprovalId approval, ApprovalScope scope, @Nullable String target, Digest parameters);

  /**
   * Moves up to {@code max} pending and approved approvals that have run out to expired, those that
   * ran out first; returns how many. Twice: 0, when none is left. At once: each is moved by one.
   *
   * @throws dev.keelson.core.InvalidValueException if {@code max} is less than 0
   */
  int expireOverdue(int max);
}
