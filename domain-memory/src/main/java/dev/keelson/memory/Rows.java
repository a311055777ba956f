// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.LogEntry;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.journal.JournalEntry;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.FactType;
import dev.keelson.query.LogType;
import dev.keelson.query.RowType;
import dev.keelson.query.Scope;
import dev.keelson.query.Unique;
import dev.keelson.query.ViewType;
import dev.keelson.spi.EntityTypes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores rows of every type: each under its key, and under all of its unique keys. */
final class Rows {

  private Rows() {}

  /** Returns what identifies a row in its project. */
  static <T> List<Object> key(RowType<T> type, T row) {
    return type.key().stream()
        .<Object>map(part -> Objects.requireNonNull(part.of(row), part.name()))
        .toList();
  }

  /** Returns the project that owns a row, or null if all projects share it. */
  static @Nullable ProjectId owner(@Nullable Object row) {
    return row instanceof ProjectOwned owned ? owned.projectId() : null;
  }

  /** Returns an attribute of a row. */
  @SuppressWarnings("unchecked") // attributes of other types are never asked of it
  static <V> @Nullable V get(Attribute<?, V> attribute, Object row) {
    return ((Attribute<Object, V>) attribute).of(row);
  }

  /** Returns the value with that id, or empty. */
  static <T extends Entity<I>, I extends Id> Optional<T> find(
      Layer layer, EntityType<T, I> type, @Nullable ProjectId project, I id) {
    return layer.find(Table.of(type, project), List.of(id));
  }

  /** Returns the row with the same unique key as {@code row}, or empty. */
  static <T> Optional<T> findSame(Layer layer, RowType<T> type, Unique<T> unique, T row) {
    ProjectId project = owner(row);
    Optional<List<@Nullable Object>> same = Optional.ofNullable(unique.key(row));
    boolean byKey = unique.attributes().equals(type.key());
    return (byKey ? same : same.flatMap(key -> layer.find(index(type, unique, project), key)))
        .flatMap(key -> layer.find(Table.of(type, project), key));
  }

  /** Returns the value that is referred to, or empty. */
  static Optional<?> find(Layer layer, Target target) {
    return layer.find(
        Table.of(EntityTypes.of(target.id().getClass()), target.project()), List.of(target.id()));
  }

  /**
   * Returns all rows of a type in a scope, in no particular order. What all projects share is in
   * every scope; what projects own is in the scopes that contain these projects.
   */
  static <T> Stream<T> in(Layer layer, RowType<T> type, Scope scope) {
    if (!type.isOwned()) {
      return all(layer, type, null);
    }
    Stream<ProjectId> projects =
        scope instanceof Scope.Projects(List<ProjectId> ids)
            ? ids.stream()
            : layer.owners(type.name());
    return projects.flatMap(project -> all(layer, type, project));
  }

  private static <T> Stream<T> all(Layer layer, RowType<T> type, @Nullable ProjectId project) {
    if (type instanceof ViewType<T, ?> view) {
      return parts(layer, view, project);
    }
    Stream<T> rows = layer.all(Table.of(type, project)).stream();
    return type.equals(JournalEntry.TYPE) && project != null
        ? Stream.concat(rows, layer.moves(project).map(type.type()::cast))
        : rows;
  }

  private static <T, S extends Entity<?>> Stream<T> parts(
      Layer layer, ViewType<T, S> view, @Nullable ProjectId project) {
    return all(layer, view.source(), project).map(view.of());
  }

  /** Writes a row: inserts it if {@code before} is null, removes it if {@code after} is. */
  static <T> void write(Layer layer, RowType<T> type, @Nullable T before, @Nullable T after) {
    T row = Objects.requireNonNull(before == null ? after : before, "row");
    ProjectId project = owner(row);
    List<Object> key = key(type, row);
    for (Unique<T> unique : uniques(type)) {
      Table<List<Object>> index = index(type, unique, project);
      Optional.ofNullable(before).map(unique::key).ifPresent(old -> layer.put(index, old, null));
      Optional.ofNullable(after).map(unique::key).ifPresent(its -> layer.put(index, its, key));
    }
    layer.put(Table.of(type, project), key, after);
  }

  /** Returns the unique key of a log entry: the key of its sender. */
  static <T extends LogEntry<P>, P extends Id> Unique<T> bySender(LogType<T, P> type) {
    return Unique.of("key", List.of(type.parent(), type.senderKey()));
  }

  @SuppressWarnings("unchecked") // the uniques are of the type that declares them
  private static <T> List<Unique<T>> uniques(RowType<T> type) {
    return switch (type) {
      case EntityType<?, ?> entity -> (List<Unique<T>>) (List<?>) entity.uniques();
      case LogType<?, ?> log -> List.of((Unique<T>) (Unique<?>) bySender(log));
      case FactType<?> fact -> List.of();
      case ViewType<?, ?> view -> List.of();
    };
  }

  /** Returns the table from a unique key to the key of the row that has it. */
  private static <T> Table<List<Object>> index(
      RowType<T> type, Unique<T> unique, @Nullable ProjectId project) {
    return new Table<>(type.name() + "." + unique.name(), type.isOwned() ? project : null);
  }
}
