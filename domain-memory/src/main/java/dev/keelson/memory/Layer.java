// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.ProjectId;
import dev.keelson.journal.JournalEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows, as one unit of work sees them. The lowest layer holds what is committed. Every unit of work
 * writes into a layer of its own above that, which is poured into the layer below when the unit
 * succeeds and forgotten when it throws. A unit within a unit is one more layer.
 *
 * <p>Writers on a layer take turns, for as long as their unit lasts; readers don't wait for them
 * and see nothing of an unfinished unit.
 */
final class Layer {

  private final @Nullable Layer below;

  /** By table and key; an empty row hides the one below. */
  private final Map<Table<?, ?>, Map<Object, Optional<?>>> rows = new HashMap<>();

  private final Map<ProjectId, List<JournalEntry>> journal = new HashMap<>();

  /** How many of the first entries of a project were forgotten. */
  private final Map<ProjectId, Long> forgotten = new HashMap<>();

  private final ReentrantLock writers = new ReentrantLock();
  private boolean ended;

  private Layer(@Nullable Layer below) {
    this.below = below;
  }

  /** The lowest layer of a new store. */
  static Layer empty() {
    return new Layer(null);
  }

  /** Does {@code work} on a layer above this one: all of it, or none of it if it throws. */
  <R> R change(Function<Layer, R> work) {
    writers.lock();
    Layer above = new Layer(this);
    try {
      requireOpen();
      R result = work.apply(above);
      take(above);
      return result;
    } finally {
      above.end();
      writers.unlock();
    }
  }

  /** Reads rows that belong together: no unit of work ends in between. */
  synchronized <R> R read(Function<Layer, R> query) {
    requireOpen();
    return query.apply(this);
  }

  /** The row of that key, or empty. */
  @SuppressWarnings("unchecked") // put, the only way in, takes nothing else for this table
  <K, V> Optional<V> find(Table<K, V> table, K key) {
    Optional<?> own = own(table).get(key);
    if (own == null) {
      return below == null ? Optional.empty() : below.find(table, key);
    }
    return (Optional<V>) own;
  }

  /** All rows of a table, in no order. */
  @SuppressWarnings("unchecked") // as above
  <V> List<V> all(Table<?, V> table) {
    return entries(table).flatMap(entry -> ((Optional<V>) entry.getValue()).stream()).toList();
  }

  /** Removes every row of these tables. */
  void clear(Predicate<Table<?, ?>> tables) {
    tables()
        .filter(tables)
        .distinct()
        .toList()
        .forEach(table ->
            entries(table)
                .map(Entry::getKey)
                .toList()
                .forEach(key -> put(table, key, Optional.empty())));
  }

  /** Stores a row under its key, or removes what is there if the row is null. */
  <K, V> void put(Table<K, V> table, K key, @Nullable V row) {
    put(table, key, Optional.ofNullable(row));
  }

  /** Adds an entry to its project's journal. */
  void append(JournalEntry entry) {
    journal.computeIfAbsent(entry.projectId(), any -> new ArrayList<>()).add(entry);
  }

  /** A project's journal, first first, without what was forgotten. */
  Stream<JournalEntry> journal(ProjectId project) {
    Stream<JournalEntry> own = journal.getOrDefault(project, List.of()).stream();
    return below == null
        ? own
        : Stream.concat(below.journal(project), own).skip(forgotten.getOrDefault(project, 0L));
  }

  /** The projects that have or had a journal; they may be gone. */
  Set<ProjectId> journaled() {
    Set<ProjectId> projects = new HashSet<>(journal.keySet());
    if (below != null) {
      projects.addAll(below.journaled());
    }
    return projects;
  }

  /** Forgets the first {@code count} entries of a journal. */
  void forget(ProjectId project, long count) {
    forgotten.merge(project, count, Long::sum);
    if (below == null) {
      journal.getOrDefault(project, List.of()).subList(0, Math.toIntExact(count)).clear();
    }
  }

  /** How many entries of a journal were forgotten. */
  long forgotten(ProjectId project) {
    long own = forgotten.getOrDefault(project, 0L);
    return below == null ? own : own + below.forgotten(project);
  }

  private Stream<Table<?, ?>> tables() {
    Stream<Table<?, ?>> own = rows.keySet().stream();
    return below == null ? own : Stream.concat(below.tables(), own);
  }

  private Map<Object, Optional<?>> own(Table<?, ?> table) {
    return rows.getOrDefault(table, Map.of());
  }

  private Stream<Entry<Object, Optional<?>>> entries(Table<?, ?> table) {
    Map<Object, Optional<?>> own = own(table);
    Stream<Entry<Object, Optional<?>>> entries = own.entrySet().stream();
    return below == null
        ? entries
        : Stream.concat(
            below.entries(table).filter(entry -> !own.containsKey(entry.getKey())), entries);
  }

  private void put(Table<?, ?> table, Object key, Optional<?> row) {
    Map<Object, Optional<?>> own = rows.computeIfAbsent(table, any -> new HashMap<>());
    if (row.isEmpty() && below == null) {
      own.remove(key);
    } else {
      own.put(key, row);
    }
  }

  private synchronized void take(Layer above) {
    above.rows.forEach((table, changed) -> changed.forEach((key, row) -> put(table, key, row)));
    above.journal.values().forEach(entries -> entries.forEach(this::append));
    above.forgotten.forEach(this::forget);
  }

  private synchronized void end() {
    ended = true;
  }

  private synchronized void requireOpen() {
    if (ended) {
      throw new IllegalStateException(
          "this store was handed to a transaction that has ended; use the store that began it");
    }
  }
}
