// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.AppendOnlyLog;
import dev.keelson.core.AppendType;
import dev.keelson.core.Id;
import dev.keelson.core.LogEntry;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Keeps what is appended, under its parent and number. */
final class InMemoryAppendOnlyLog<T extends LogEntry<P>, P extends Id>
    implements AppendOnlyLog<T, P> {

  private final StoreContext context;
  private final AppendType<T, P> type;
  private final ProjectId project;
  private final Table<List<Object>, T> entries;
  private final Table<Id, Long> heads;
  private final Table<List<Object>, Long> keys;

  InMemoryAppendOnlyLog(StoreContext context, AppendType<T, P> type, ProjectId project) {
    this.context = context;
    this.type = type;
    this.project = project;
    entries = entries(type, project);
    heads = heads(type, project);
    keys = keys(type, project);
  }

  @Override
  public List<T> append(List<T> batch) {
    type.check(batch, project);
    return context.change(tx -> batch.stream().map(entry -> append(tx.layer(), entry)).toList());
  }

  private T append(Layer layer, T entry) {
    P parent = entry.parent();
    if (layer.find(Table.of(type.parentType(), project), parent).isEmpty()) {
      throw new NotFoundException(parent);
    }
    List<Object> key = entry.key() == null ? List.of() : List.of(parent, entry.key());
    Optional<T> known =
        layer.find(keys, key).flatMap(number -> layer.find(entries, List.of(parent, number)));
    return known.orElseGet(() -> {
      T numbered = type.withSequence().apply(entry, last(layer, parent) + 1);
      layer.put(heads, parent, numbered.sequence());
      layer.put(entries, List.of(parent, numbered.sequence()), numbered);
      if (entry.key() != null) {
        layer.put(keys, key, numbered.sequence());
      }
      return numbered;
    });
  }

  @Override
  public List<T> read(P parent, long after, int max) {
    int size = PageRequest.first(max).size();
    return context.read(layer -> {
      long last = last(layer, parent);
      return LongStream.rangeClosed(Math.clamp(after, 0, last) + 1, last)
          .mapToObj(number -> layer.find(entries, List.of(parent, number)))
          .flatMap(Optional::stream) // the first may be gone
          .limit(size)
          .toList();
    });
  }

  @Override
  public long lastSequence(P parent) {
    return context.read(layer -> last(layer, parent));
  }

  private long last(Layer layer, P parent) {
    return layer.find(heads, parent).orElse(0L);
  }

  /** Removes everything that was appended to a parent that is removed. */
  static <T extends LogEntry<P>, P extends Id> void removeAll(
      Layer layer, AppendType<T, P> type, ProjectId project, Id parent) {
    Table<List<Object>, T> entries = entries(type, project);
    Table<Id, Long> heads = heads(type, project);
    for (long number = layer.find(heads, parent).orElse(0L); number > 0; number--) {
      layer
          .find(entries, List.of(parent, number))
          .ifPresent(entry -> remove(layer, type, project, entry));
    }
    layer.put(heads, parent, null);
  }

  /** Everything that was appended in a project and is still there, in no order. */
  static <T extends LogEntry<?>> Stream<T> all(
      Layer layer, AppendType<T, ?> type, ProjectId project) {
    return layer.all(entries(type, project)).stream();
  }

  /** Removes an entry; its number is not given again. */
  static <T extends LogEntry<P>, P extends Id> void remove(
      Layer layer, AppendType<T, P> type, ProjectId project, T entry) {
    if (entry.key() != null) {
      layer.put(keys(type, project), List.of(entry.parent(), entry.key()), null);
    }
    layer.put(entries(type, project), List.of(entry.parent(), entry.sequence()), null);
  }

  private static <T extends LogEntry<?>> Table<List<Object>, T> entries(
      AppendType<T, ?> type, ProjectId project) {
    return new Table<>(type.name(), project);
  }

  private static Table<Id, Long> heads(AppendType<?, ?> type, ProjectId project) {
    return new Table<>(type.name() + "_head", project);
  }

  /** The numbers of entries with a key, by parent and key. */
  private static Table<List<Object>, Long> keys(AppendType<?, ?> type, ProjectId project) {
    return new Table<>(type.name() + ".key", project);
  }
}
