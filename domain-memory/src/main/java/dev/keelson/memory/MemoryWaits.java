// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.core.Entity;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.query.EntityType;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.run.Signal;
import dev.keelson.spi.Rules;
import dev.keelson.work.Awaited;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What waits for an approval or a signal, and wakes with it; in SQL stores these are triggers. */
final class MemoryWaits {

  private static final Set<WorkItemStatus> BEFORE =
      Set.of(WorkItemStatus.IN_PROGRESS, WorkItemStatus.WAITING);

  private MemoryWaits() {}

  /** Returns a value as it is to be stored: an item that would wait for what is there is woken. */
  static <T extends Entity<?>> T settled(
      Layer layer, EntityType<T, ?> type, @Nullable T before, T value) {
    return value instanceof WorkItem item
            && item.awaits() != null
            && before instanceof WorkItem stored
            && !item.awaits().equals(stored.awaits())
            && BEFORE.contains(stored.status())
        ? type.type().cast(settled(layer, item))
        : value;
  }

  private static WorkItem settled(Layer layer, WorkItem item) {
    ProjectId project = item.projectId();
    boolean goesOn =
        switch (item.awaits()) {
          case null -> false;
          case Awaited.Approval(var id) -> {
            Optional<Approval> approval = Rows.find(layer, Approval.TYPE, project, id);
            run(layer, item, approval.map(Approval::runId).orElse(null));
            yield approval.orElseThrow().status() != ApprovalStatus.PENDING;
          }
          case Awaited.Signal(RunId id, String key) ->
              !RunStatus.LIFECYCLE.isActive(run(layer, item, id).status())
                  || Rows.findSame(
                          layer,
                          Signal.TYPE,
                          Signal.TYPE.uniqueBy(Signal.RUN_ID, Signal.SIGNAL_KEY),
                          Signal.to(run(layer, item, id), key, Json.EMPTY, item.createdAt()))
                      .isPresent();
        };
    return goesOn ? woken(item) : item;
  }

  private static Run run(Layer layer, WorkItem item, @Nullable RunId id) {
    Run run = id == null ? null : Rows.find(layer, Run.TYPE, item.projectId(), id).orElse(null);
    Rules.checkAwaits(item, run);
    return Objects.requireNonNull(run);
  }

  /** Wakes the item that waits for what was written. */
  static void wake(MemoryStore tx, @Nullable Entity<?> before, Entity<?> written) {
    switch (written) {
      case Approval approval when approval.status() != ApprovalStatus.PENDING ->
          wake(tx, approval.projectId(), approval.runId(), Awaited.approval(approval.id())::equals);
      case Run run when !RunStatus.LIFECYCLE.isActive(run.status()) ->
          wake(
              tx,
              run.projectId(),
              run.id(),
              it -> it instanceof Awaited.Signal(RunId id, String key) && id.equals(run.id()));
      case Signal signal when before == null ->
          wake(
              tx,
              signal.projectId(),
              signal.runId(),
              Awaited.signal(signal.runId(), signal.signalKey())::equals);
      default -> {}
    }
  }

  private static void wake(
      MemoryStore tx, ProjectId project, RunId run, Predicate<Awaited> awaited) {
    tx.entities()
        .find(Run.TYPE, project, run)
        .map(Run::workItemId)
        .flatMap(id -> tx.entities().find(WorkItem.TYPE, project, id))
        .filter(item -> item.awaits() != null && awaited.test(item.awaits()))
        .ifPresent(item -> tx.entities().change(WorkItem.TYPE, woken(item)));
  }

  private static WorkItem woken(WorkItem item) {
    return WorkItem.builder()
        .from(item)
        .status(WorkItemStatus.PENDING)
        .statusReason(StatusReason.WOKEN)
        .awaits(null)
        .build();
  }
}
