// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.query.EntityType;
import dev.keelson.query.LogType;
import dev.keelson.query.RowType;
import dev.keelson.query.Scope;
import dev.keelson.query.ViewType;
import dev.keelson.spi.EntityTypes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deletes a value with everything that it owns, unless something else refers to any of it. */
final class Removal {

  private final Layer layer;
  private final @Nullable ProjectId project;
  private final Set<Id> leaving = new HashSet<>();

  /**
   * Creates the removal of something in a project, or of something shared if {@code project} is
   * null.
   */
  Removal(Layer layer, @Nullable ProjectId project) {
    this.layer = layer;
    this.project = project;
  }

  /** Removes the value with that id. */
  void of(Id id) {
    collect(id);
    EntityTypes.ALL.forEach(this::checkReferences);
    EntityTypes.rows().forEach(this::removeAll);
    EntityTypes.LOGS.forEach(this::forgetNumbers);
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
