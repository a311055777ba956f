// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.spi.Claims;
import dev.keelson.work.Awaited;
import dev.keelson.work.AwaitedEvent;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItemStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What ending a lease sets on its item.
 *
 * @param file the SQL of it
 * @param arguments those of that SQL
 * @param blockers the items that block it from then on
 */
record Ending(
    String file, Map<String, ? extends @Nullable Object> arguments, List<WorkItemId> blockers) {

  static final Ending RELEASED = of(WorkItemStatus.PENDING, StatusReason.RELEASED);
  static final Ending UNREADABLE = of(WorkItemStatus.FAILED, StatusReason.UNREADABLE);

  /** Refuses a reason that looks like a secret. */
  static Ending of(Outcome outcome) {
    Claims.checkSecrets(outcome);
    return switch (outcome) {
      case Outcome.Retry retry ->
          of("retried", outcome.status(), retry.why()).with("after", retry.after());
      case Outcome.Waiting(Awaited what) -> waiting(outcome, what);
      default -> of(outcome.status(), outcome.reason());
    };
  }

  private static Ending waiting(Outcome outcome, Awaited what) {
    Ending parked =
        of("parked", outcome.status(), outcome.reason())
            .with("awaits", null)
            .with("awaitedTime", null)
            .with("awaitedApprovalId", null);
    return switch (what) {
      case Awaited.Time(var time) -> parked.with("awaitedTime", time);
      case Awaited.Approval event -> parked.with("awaitedApprovalId", event.id()).awaiting(event);
      case Awaited.Signal event -> parked.awaiting(event);
      case Awaited.Items(var ids) -> new Ending(parked.file, parked.arguments, ids);
    };
  }

  private Ending awaiting(AwaitedEvent event) {
    return with("awaits", event.toJson());
  }

  private static Ending of(WorkItemStatus status, @Nullable StatusReason reason) {
    return of("ended", status, reason);
  }

  private static Ending of(String file, WorkItemStatus status, @Nullable StatusReason reason) {
    return new Ending(file, Map.of(), List.of()).with("status", status).with("reason", reason);
  }

  private Ending with(String parameter, @Nullable Object argument) {
    Map<String, @Nullable Object> more = new HashMap<>(arguments);
    more.put(parameter, argument);
    return new Ending(file, more, blockers);
  }

  /** Returns whether it takes more than its SQL, or locks that come first. */
  boolean isApart() {
    return file.equals("parked");
  }

  Call on(Call call) {
    return call.with(arguments);
  }
}
