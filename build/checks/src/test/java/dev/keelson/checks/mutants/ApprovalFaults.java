// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import dev.keelson.approval.Approval;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.ApprovalRefusedException;
import dev.keelson.core.ApprovalRefusedException.Reason;

/** What faults about approvals have in common. */
final class ApprovalFaults {

  private ApprovalFaults() {}

  /** The fault of answering where the honest store refuses for {@code reason}. */
  static Fault insteadOf(Reason reason, Fault other) {
    return Fault.insteadOf(ApprovalRefusedException.class, e -> e.reason() == reason, other);
  }

  /** Returns the approval that a call names first. */
  static Approval stored(Call call) {
    return call.scope().approvals().get(call.arg(0, ApprovalId.class));
  }
}
