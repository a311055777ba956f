// SPDX-License-Identifier: Apache-2.0
package dev.keelson.approval;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** The status of an approval. */
public enum ApprovalStatus implements State {
  PENDING,
  APPROVED,
  REJECTED,
  EXPIRED,
  CANCELLED,
  CONSUMED,
  REVOKED;

  /** The lifecycle of an approval. */
  public static final Lifecycle<ApprovalStatus> LIFECYCLE =
      Lifecycle.of("approval", ApprovalStatus.class)
          .from(PENDING, APPROVED, REJECTED, EXPIRED, CANCELLED)
          .from(APPROVED, CONSUMED, REVOKED, EXPIRED)
          .build();
}
