// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Id;
import dev.keelson.core.LogEntry;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.query.LogType;
import dev.keelson.repository.LogStore;
import java.util.List;

/**
 * Appends entries. The last number of each parent is stored separately, because entries may be
 * removed.
 */
record MemoryLogStore(MemoryStore store) implements LogStore {

  @Override
  public <T extends LogEntry<P>, P extends Id> List<T> append(
      LogType<T, P> type, ProjectId project, List<T> entries) {
    return store.change(tx -> {
      P parent = entries.getFirst().parent();
      if (tx.entities().find(type.parentType(), project, parent).isEmpty()) {
        throw new NotFoundException(parent);
      }
      return entries.stream().map(entry -> append(tx.layer(), type, project, entry)).toList();
    });
  }

  private static <T extends LogEntry<P>, P extends Id> T append(
      Layer layer, LogType<T, P> type, ProjectId project, T entry) {
    return Rows.findSame(layer, type, Rows.bySender(type), entry)
        .orElseGet(() -> {
          long next = last(layer, type, project, entry.parent()) + 1;
          T numbered = type.withSequence().apply(entry, next);
          layer.put(heads(type, project), entry.parent(), next);
          Rows.write(layer, type, null, numbered);
          return numbered;
        });
  }

  @Override
  public <P extends Id> long lastSequence(LogType<?, P> type, ProjectId project, P parent) {
    return store.read(layer -> last(layer, type, project, parent));
  }

  /** Returns the table of the last numbers, by parent. */
  static Table<Long> heads(LogType<?, ?> type, ProjectId project) {
    return new Table<>(type.name() + "_head", project);
  }

  private static long last(Layer layer, LogType<?, ?> type, ProjectId project, Id parent) {
    return layer.find(heads(type, project), parent).orElse(0L);
  }
}
