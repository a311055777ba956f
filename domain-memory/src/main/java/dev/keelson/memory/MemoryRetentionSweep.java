// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactContent;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.artifact.ArtifactStatus;
import dev.keelson.core.Check;
import dev.keelson.core.LogEntry;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.inbound.WebhookDelivery;
import dev.keelson.inbound.WebhookDeliveryStatus;
import dev.keelson.journal.JournalEntry;
import dev.keelson.journal.JournalRemoval;
import dev.keelson.query.LogType;
import dev.keelson.query.Query;
import dev.keelson.query.RowType;
import dev.keelson.query.Scope;
import dev.keelson.retention.Retained;
import dev.keelson.retention.RetentionPolicy;
import dev.keelson.retention.RetentionSweep;
import dev.keelson.usage.AgentExecution;
import dev.keelson.workspace.LogChunk;
import dev.keelson.workspace.SessionEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Removes data whose retention term has ended, each kind in a separate unit of work. */
record MemoryRetentionSweep(MemoryStore store) implements RetentionSweep {

  private static final Scope ALL = new Scope.Everywhere();

  private static final List<ArtifactStatus> EXPIRING =
      ArtifactStatus.LIFECYCLE.states().stream()
          .filter(status -> ArtifactStatus.LIFECYCLE.next(status).contains(ArtifactStatus.EXPIRED))
          .toList();

  private static final List<WebhookDeliveryStatus> ENDED =
      WebhookDeliveryStatus.LIFECYCLE.states().stream()
          .filter(status -> !WebhookDeliveryStatus.LIFECYCLE.isActive(status))
          .toList();

  @Override
  public Map<Retained, Long> due(RetentionPolicy policy) {
    return each(what -> removals(store, what, policy).count());
  }

  @Override
  public Map<Retained, Long> sweep(RetentionPolicy policy, int max) {
    Check.atLeast(1, max, "max");
    return each(what ->
        store.change(tx -> {
          List<Removal> removals = removals(tx, what, policy).limit(max).toList();
          removals.forEach(removal -> removal.in(tx));
          return (long) removals.size();
        }));
  }

  @Override
  public Page<Artifact> dueFiles(RetentionPolicy policy, int max) {
    Check.between(1, PageRequest.MAX_SIZE, max, "max");
    return new Page<>(
        old(store, policy, Retained.ARTIFACT_LOGS)
            .flatMap(before -> logs(store, before))
            .filter(log -> log.content() instanceof ArtifactContent.File)
            .limit(max)
            .toList(),
        null);
  }

  private static Map<Retained, Long> each(ToLongFunction<Retained> count) {
    Map<Retained, Long> counts = new EnumMap<>(Retained.class);
    Arrays.stream(Retained.values()).forEach(what -> counts.put(what, count.applyAsLong(what)));
    return counts;
  }

  private static Stream<Removal> removals(MemoryStore tx, Retained what, RetentionPolicy policy) {
    return old(tx, policy, what)
        .flatMap(before ->
            switch (what) {
              case ARTIFACT_LOGS ->
                  logs(tx, before)
                      .filter(log -> !(log.content() instanceof ArtifactContent.File))
                      .map(MemoryRetentionSweep::expire);
              case SESSION_EVENTS -> rows(tx, made(SessionEvent.TYPE, before));
              case PROCESS_LOGS -> rows(tx, made(LogChunk.TYPE, before));
              case WEBHOOK_DELIVERIES ->
                  rows(
                      tx,
                      WebhookDelivery.TYPE.where(
                          WebhookDelivery.STATUS.in(ENDED),
                          WebhookDelivery.TYPE.createdAt().below(before)));
              case JOURNAL ->
                  tx
                      .read(layer ->
                          moves(layer, before, JournalRemoval.rule(policy.term(what).orElseThrow()))
                              .toList())
                      .stream();
              case USAGE ->
                  rows(tx, AgentExecution.TYPE.where(AgentExecution.CREATED_AT.below(before)));
            });
  }

  /**
   * Returns the time before which rows of that kind are due, or nothing if the kind has no term.
   */
  private static Stream<Instant> old(MemoryStore tx, RetentionPolicy policy, Retained what) {
    return policy.term(what).map(term -> tx.now().minus(term)).stream();
  }

  private static Stream<Artifact> logs(MemoryStore tx, Instant before) {
    Query<Artifact> logs =
        Artifact.TYPE.where(
            Artifact.KIND.is(ArtifactKind.LOG),
            Artifact.STATUS.in(EXPIRING),
            Artifact.TYPE.createdAt().below(before));
    return tx.queries().all(logs, ALL).stream().filter(log -> isFree(tx, Artifact.TYPE, log));
  }

  private static <T> boolean isFree(MemoryStore tx, RowType<T> type, T row) {
    return tx.read(layer -> MemoryHolds.holding(layer, type, row).isEmpty());
  }

  private static Removal expire(Artifact log) {
    return tx -> tx.entities().update(Artifact.TYPE, log.expired());
  }

  private static <T extends LogEntry<?>> Query<T> made(LogType<T, ?> type, Instant before) {
    return type.where(type.createdAt().below(before)).by(type.createdAt());
  }

  private static <T> Stream<Removal> rows(MemoryStore tx, Query<T> query) {
    return tx.queries().all(query, ALL).stream()
        .filter(row -> isFree(tx, query.type(), row))
        .map(row ->
            within -> {
              if (row instanceof WebhookDelivery delivery) {
                Moves.journalDeletion(within, WebhookDelivery.TYPE, delivery, null, Map.of());
              }
              Rows.write(within.layer(), query.type(), row, null);
            });
  }

  private static Stream<Removal> moves(Layer layer, Instant before, String rule) {
    return layer
        .owners(JournalEntry.TYPE.name())
        .flatMap(project ->
            MemoryJournal.before(layer, project, before)
                .map(place -> tx -> MemoryJournal.remove(tx, project, place, rule)));
  }

  /** Removes one row. */
  private interface Removal {
    void in(MemoryStore tx);
  }
}
