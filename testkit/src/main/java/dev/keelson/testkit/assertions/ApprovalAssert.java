// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.assertions;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.core.Actor;

/** Assertions about an approval. */
public final class ApprovalAssert extends EntityAssert<ApprovalAssert, Approval, ApprovalStatus> {

  ApprovalAssert(Approval actual) {
    super(actual, ApprovalAssert.class, Approval::status);
  }

  /** Fails unless {@code actor}'s decision was the one that granted it. */
  public ApprovalAssert isApprovedBy(Actor actor) {
    is(ApprovalStatus.APPROVED);
    return has("decider", actor, actual.decidedBy());
  }

  /** Fails unless it was used. */
  public ApprovalAssert isConsumed() {
    return is(ApprovalStatus.CONSUMED);
  }
}
