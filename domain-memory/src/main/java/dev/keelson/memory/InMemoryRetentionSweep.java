// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactContent;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.artifact.ArtifactStatus;
import dev.keelson.core.AppendType;
import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.LogEntry;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.inbound.WebhookDelivery;
import dev.keelson.inbound.WebhookDeliveryStatus;
import dev.keelson.project.Project;
import dev.keelson.retention.Retained;
import dev.keelson.retention.RetentionPolicy;
import dev.keelson.retention.RetentionSweep;
import dev.keelson.workspace.LogChunk;
import dev.keelson.workspace.SessionEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Removes what has outlived its term, each kind in a unit of its own. */
final class InMemoryRetentionSweep implements RetentionSweep {

  private final StoreContext context;

  InMemoryRetentionSweep(StoreContext context) {
    this.context = context;
  }

  @Override
  public Map<Retained, Long> due(RetentionPolicy policy) {
    return each(what -> context.read(layer -> removals(layer, what, policy).count()));
  }

  @Override
  public Map<Retained, Long> sweep(RetentionPolicy policy, int max) {
    Check.atLeast(1, max, "max");
    return each(what ->
        context.change(tx -> {
          List<Removal> removals = removals(tx.layer(), what, policy).limit(max).toList();
          removals.forEach(removal -> removal.in(tx));
          return (long) removals.size();
        }));
  }

  @Override
  public List<Artifact> dueFiles(RetentionPolicy policy, int max) {
    int size = PageRequest.first(max).size();
    return context.read(layer ->
        old(policy, Retained.ARTIFACT_LOGS)
            .flatMap(before -> logs(layer, before))
            .filter(log -> log.content() instanceof ArtifactContent.File)
            .sorted(Comparator.comparing(Artifact::createdAt))
            .limit(size)
            .toList());
  }

  private Map<Retained, Long> each(ToLongFunction<Retained> count) {
    Map<Retained, Long> counts = new EnumMap<>(Retained.class);
    Arrays.stream(Retained.values()).forEach(what -> counts.put(what, count.applyAsLong(what)));
    return counts;
  }

  private Stream<Removal> removals(Layer layer, Retained what, RetentionPolicy policy) {
    return old(policy, what)
        .flatMap(before ->
            switch (what) {
              case ARTIFACT_LOGS ->
                  logs(layer, before)
                      .filter(log -> !(log.content() instanceof ArtifactContent.File))
                      .map(InMemoryRetentionSweep::expire);
              case SESSION_EVENTS -> entries(layer, SessionEvent.TYPE, before);
              case PROCESS_LOGS -> entries(layer, LogChunk.TYPE, before);
              case WEBHOOK_DELIVERIES -> deliveries(layer, before);
              case JOURNAL -> moves(layer, before);
              case USAGE -> calls(layer, before);
            });
  }

  /** The moment before which things of that kind are due, if they ever are. */
  private Stream<Instant> old(RetentionPolicy policy, Retained what) {
    return policy.term(what).map(term -> context.now().minus(term)).stream();
  }

  private static Stream<Artifact> logs(Layer layer, Instant before) {
    return projects(layer)
        .flatMap(project -> layer.all(Table.of(Artifact.TYPE, project)).stream())
        .filter(artifact -> artifact.kind().equals(ArtifactKind.LOG))
        .filter(artifact ->
            ArtifactStatus.LIFECYCLE.next(artifact.status()).contains(ArtifactStatus.EXPIRED))
        .filter(artifact -> artifact.createdAt().isBefore(before));
  }

  private static Removal expire(Artifact log) {
    return tx -> new InMemoryArtifactRepository(tx, log.projectId()).update(log.expired());
  }

  private static <T extends LogEntry<P>, P extends Id> Stream<Removal> entries(
      Layer layer, AppendType<T, P> type, Instant before) {
    return projects(layer)
        .flatMap(project ->
            InMemoryAppendOnlyLog.all(layer, type, project)
                .filter(entry -> entry.createdAt().isBefore(before))
                .map(
                    entry -> tx -> InMemoryAppendOnlyLog.remove(tx.layer(), type, project, entry)));
  }

  private static Stream<Removal> deliveries(Layer layer, Instant before) {
    return layer.all(Table.of(WebhookDelivery.TYPE, null)).stream()
        .filter(delivery -> !WebhookDeliveryStatus.LIFECYCLE.isActive(delivery.status()))
        .filter(delivery -> delivery.createdAt().isBefore(before))
        .map(delivery ->
            tx ->
                Rules.write(tx.layer(), WebhookDelivery.TYPE, null, delivery.id(), delivery, null));
  }

  private static Stream<Removal> moves(Layer layer, Instant before) {
    return layer.journaled().stream()
        .flatMap(project ->
            layer
                .journal(project)
                .takeWhile(entry -> entry.at().isBefore(before))
                .map(entry -> tx -> tx.layer().forget(project, 1)));
  }

  /** Every project that made calls has a journal, since it began. */
  private static Stream<Removal> calls(Layer layer, Instant before) {
    return layer.journaled().stream()
        .map(InMemoryUsageLedger::table)
        .flatMap(table ->
            layer.all(table).stream()
                .filter(call -> call.createdAt().isBefore(before))
                .map(call -> tx -> tx.layer().put(table, call.id(), null)));
  }

  private static Stream<ProjectId> projects(Layer layer) {
    return layer.all(Table.of(Project.TYPE, null)).stream().map(Project::id);
  }

  /** Removes one thing. */
  private interface Removal {
    void in(StoreContext tx);
  }
}
