// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.approval.ApprovalDecision;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.journal.Subject;
import dev.keelson.knowledge.FileChunk;
import dev.keelson.query.EntityType;
import dev.keelson.query.LogType;
import dev.keelson.query.RowType;
import dev.keelson.query.Scope;
import dev.keelson.query.ViewType;
import dev.keelson.spi.EntityTypes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Deletes a value with everything that it owns, unless something else refers to any of it. */
final class Removal {

  private final MemoryStore tx;
  private final Layer layer;
  private final @Nullable ProjectId project;

  /** What leaves: first what the caller deletes, then what goes along. */
  private final Set<Id> leaving = new LinkedHashSet<>();

  /**
   * Creates the removal of something in a project, or of something shared if {@code project} is
   * null.
   */
  Removal(MemoryStore tx, @Nullable ProjectId project) {
    this.tx = tx;
    this.layer = tx.layer();
    this.project = project;
  }

  /**
   * Removes the value with that id.
   *
   * @param counts what else goes along with it and has no entry in the journal
   */
  void of(Id id, Map<String, Long> counts) {
    collect(id);
    EntityTypes.ALL.forEach(this::checkReferences);
    leaving.forEach(each -> checkHold(EntityTypes.of(each.getClass()), each));
    leaving.forEach(each -> journal(EntityTypes.of(each.getClass()), each, id, counts));
    EntityTypes.rows().forEach(this::removeAll);
    EntityTypes.LOGS.forEach(this::forgetNumbers);
  }

  private <T extends Entity<?>> T get(EntityType<T, ?> type, Id id) {
    return type.type().cast(Rows.find(layer, target(type, id)).orElseThrow());
  }

  private Target target(EntityType<?, ?> type, Id id) {
    return new Target(type.isOwned() ? project : null, id);
  }

  private <T extends Entity<?>> void checkHold(EntityType<T, ?> type, Id id) {
    MemoryHolds.check(layer, type, get(type, id));
  }

  /** Chunks are made from their file again and again, so they are only counted. */
  private static boolean isOnlyCounted(EntityType<?, ?> type) {
    return type.type() == FileChunk.class;
  }

  private <T extends Entity<?>> void journal(
      EntityType<T, ?> type, Id id, Id first, Map<String, Long> counts) {
    if (isOnlyCounted(type)) {
      return;
    }
    if (id.equals(first)) {
      Moves.journalDeletion(tx, type, get(type, id), null, with(counts, id));
    } else {
      Subject cause = new Subject(EntityTypes.of(first.getClass()).name(), first.value());
      Moves.journalDeletion(tx, type, get(type, id), cause, with(Map.of(), id));
    }
  }

  /** Returns the counts, with those of what belongs to that value and has no entries. */
  private Map<String, Long> with(Map<String, Long> counts, Id id) {
    Map<String, Long> all = new TreeMap<>(counts);
    EntityTypes.LOGS.forEach(type -> count(type, id, all));
    count(ApprovalDecision.TYPE, id, all);
    long chunks = all(FileChunk.TYPE).stream().filter(it -> it.fileId().equals(id)).count();
    if (chunks > 0) {
      all.put(FileChunk.TYPE.name(), chunks);
    }
    return all;
  }

  private <T> void count(RowType<T> type, Id parent, Map<String, Long> counts) {
    long count =
        all(type).stream().filter(row -> parent.equals(Rows.key(type, row).getFirst())).count();
    if (count > 0) {
      counts.put(type.name(), count);
    }
  }

  private void collect(Id id) {
    if (leaving.add(id)) {
      EntityTypes.ALL.forEach(type -> owned(type, id).forEach(this::collect));
    }
  }

  private <T extends Entity<I>, I extends Id> List<I> owned(EntityType<T, I> type, Id by) {
    return all(type).stream()
        .filter(value ->
            type.references().stream().anyMatch(it -> it.owning() && by.equals(it.target(value))))
        .map(Entity::id)
        .toList();
  }

  private <T extends Entity<I>, I extends Id> void checkReferences(EntityType<T, I> type) {
    List<T> staying = all(type).stream().filter(it -> !leaving.contains(it.id())).toList();
    type.references().stream()
        .filter(reference -> staying.stream().map(reference::target).anyMatch(leaving::contains))
        .findFirst()
        .ifPresent(reference -> {
          throw reference.stillReferring(type);
        });
  }

  /**
   * Removes the values whose key contains a removed parent: entries of a log, decisions on an
   * approval.
   */
  private <T> void removeAll(RowType<T> type) {
    if (!(type instanceof ViewType<?, ?>)) {
      all(type).stream()
          .filter(row -> leaving.contains(Rows.key(type, row).getFirst()))
          .forEach(row -> Rows.write(layer, type, row, null));
    }
  }

  private void forgetNumbers(LogType<?, ?> type) {
    if (project != null) {
      leaving.forEach(parent -> layer.put(MemoryLogStore.heads(type, project), parent, null));
    }
  }

  private <T> List<T> all(RowType<T> type) {
    Scope scope = project == null ? new Scope.Everywhere() : new Scope.Projects(List.of(project));
    return Rows.in(layer, type, scope).toList();
  }
}
