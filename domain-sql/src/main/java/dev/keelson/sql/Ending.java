// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.StatusReason;
import dev.keelson.core.WriteCheck;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItemStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What ending a lease sets on its item.
 *
 * @param file the SQL of it
 * @param after how long a retry waits at least; null if the item's policy says so, or if it is none
 */
record Ending(
    String file, WorkItemStatus status, @Nullable StatusReason reason, @Nullable Duration after) {

  static final Ending RELEASED = of(WorkItemStatus.PENDING, StatusReason.RELEASED);
  static final Ending UNREADABLE = of(WorkItemStatus.FAILED, StatusReason.UNREADABLE);

  /** Refuses a reason that looks like a secret. */
  static Ending of(Outcome outcome) {
    WriteCheck.refuseSecrets(outcome.reason(), "statusReason");
    return outcome instanceof Outcome.Retry(StatusReason why, Duration after)
        ? new Ending("retried", outcome.status(), why, after)
        : of(outcome.status(), outcome.reason());
  }

  private static Ending of(WorkItemStatus status, @Nullable StatusReason reason) {
    return new Ending("ended", status, reason, null);
  }

  Call on(Call call) {
    return call.with("status", status).with("reason", reason).with("after", after);
  }
}
