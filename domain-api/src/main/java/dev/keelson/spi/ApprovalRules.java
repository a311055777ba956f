// SPDX-License-Identifier: Apache-2.0
package dev.keelson.spi;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalScope;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.core.ApprovalRefusedException;
import dev.keelson.core.ApprovalRefusedException.Reason;
import dev.keelson.core.Digest;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules for deciding and using approvals, checked in the same order by all stores. Both methods
 * return normally if no rule is broken. What only the store knows is passed as suppliers and
 * evaluated only when needed.
 */
public final class ApprovalRules {

  private ApprovalRules() {}

  /**
   * Checks that a vote is allowed.
   *
   * @param overdue whether the store's clock has passed the expiry of the approval
   * @param voted whether the same actor has voted before
   * @throws ApprovalRefusedException with the first reason that applies
   */
  public static void checkVote(Approval approval, BooleanSupplier overdue, BooleanSupplier voted) {
    refuseIf(approval.status() == ApprovalStatus.EXPIRED, approval, Reason.EXPIRED);
    refuseIf(approval.status() != ApprovalStatus.PENDING, approval, Reason.ALREADY_DECIDED);
    refuseIf(overdue.getAsBoolean(), approval, Reason.EXPIRED);
    refuseIf(voted.getAsBoolean(), approval, Reason.ALREADY_VOTED);
  }

  /**
   * Checks that the approval may be consumed.
   *
   * @param overdue whether the store's clock has passed the expiry of the approval
   * @throws ApprovalRefusedException with the first reason that applies
   */
  public static void checkUse(
      Approval approval,
      BooleanSupplier overdue,
      ApprovalScope scope,
      @Nullable String target,
      Digest parameters) {
    refuseIf(approval.status() == ApprovalStatus.CONSUMED, approval, Reason.ALREADY_CONSUMED);
    refuseIf(approval.status() == ApprovalStatus.EXPIRED, approval, Reason.EXPIRED);
    refuseIf(approval.status() != ApprovalStatus.APPROVED, approval, Reason.NOT_APPROVED);
    refuseIf(overdue.getAsBoolean(), approval, Reason.EXPIRED);
    refuseIf(
        !approval.scope().equals(scope)
            || !Objects.equals(approval.target(), target)
            || !approval.parametersDigest().equals(parameters),
        approval,
        Reason.OTHER_PARAMETERS);
  }

  private static void refuseIf(boolean broken, Approval approval, Reason reason) {
    if (broken) {
      throw new ApprovalRefusedException(approval.id(), reason);
    }
  }
}
