// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.ProjectId;
import dev.keelson.journal.JournalEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows as seen by one unit of work. The lowest layer holds what is committed. Every unit of
 * work writes into its own layer above that, which is merged into the layer below when the unit
 * succeeds and discarded when it throws. A nested unit is one more layer.
 *
 * <p>Writers on a layer are serialized for the duration of their unit; readers don't wait for them
 * and see nothing of an unfinished unit.
 */
final class Layer {

  private final @Nullable Layer below;
  private final boolean frozen;

  /** The rows by table and key; an empty row hides the one below. */
  private final Map<Table<?>, Map<Object, Optional<?>>> rows = new HashMap<>();

  /** The journal entries of this unit; on the lowest layer they are rows. */
  private final List<JournalEntry> moves = new ArrayList<>();

  private final ReentrantLock writers = new ReentrantLock();
  private boolean ended;

  private Layer(@Nullable Layer below, boolean frozen) {
    this.below = below;
    this.frozen = frozen;
  }

  /** Returns the lowest layer of a new store. */
  static Layer empty() {
    return new Layer(null, false);
  }

  /** Runs {@code work} atomically on a layer above this one: nothing of it remains if it throws. */
  <R> R change(Function<Layer, R> work) {
    writers.lock();
    Layer above = new Layer(this, false);
    try {
      requireOpen();
      requireWritable();
      R result = work.apply(above);
      take(above);
      return result;
    } finally {
      above.end();
      writers.unlock();
    }
  }

  /** Runs {@code query} on one consistent state: no unit of work ends in between. */
  synchronized <R> R read(Function<Layer, R> query) {
    requireOpen();
    return query.apply(this);
  }

  /**
   * Returns a permanent copy of what is committed now; within a unit, which no other writer can
   * change, this layer.
   */
  synchronized Layer snapshot() {
    requireOpen();
    if (below != null || frozen) {
      return this;
    }
    Layer copy = new Layer(null, true);
    copy.take(this);
    return copy;
  }

  /** Returns the row with that key, or empty. */
  @SuppressWarnings("unchecked") // put, the only way in, takes nothing else for this table
  <V> Optional<V> find(Table<V> table, Object key) {
    Optional<?> own = own(table).get(key);
    if (own == null) {
      return below == null ? Optional.empty() : below.find(table, key);
    }
    return (Optional<V>) own;
  }

  /** Returns all rows of a table, in no particular order. */
  @SuppressWarnings("unchecked") // as above
  <V> List<V> all(Table<V> table) {
    return entries(table).flatMap(entry -> ((Optional<V>) entry.getValue()).stream()).toList();
  }

  /** Removes every row of these tables. */
  void clear(Predicate<Table<?>> tables) {
    tables()
        .filter(tables)
        .distinct()
        .toList()
        .forEach(table ->
            entries(table)
                .map(Entry::getKey)
                .toList()
                .forEach(key -> set(table, key, Optional.empty())));
  }

  /** Stores a row under its key, or removes the stored row if {@code row} is null. */
  <V> void put(Table<V> table, Object key, @Nullable V row) {
    set(table, key, Optional.ofNullable(row));
  }

  /** Adds an entry to its project's journal. It gets its place when the outermost unit ends. */
  void append(JournalEntry entry) {
    if (below == null) {
      MemoryJournal.place(this, entry);
    } else {
      moves.add(entry);
    }
  }

  /** Returns the entries that unfinished units add to the journal of a project. */
  Stream<JournalEntry> moves(ProjectId project) {
    Stream<JournalEntry> own = moves.stream().filter(entry -> entry.projectId().equals(project));
    return below == null ? own : Stream.concat(below.moves(project), own);
  }

  /** Returns a superset of the projects that have, or had, rows of that kind. */
  Stream<ProjectId> owners(String name) {
    Stream<ProjectId> own =
        Stream.concat(
            rows.keySet().stream()
                .filter(table -> table.name().equals(name))
                .map(Table::project)
                .flatMap(Stream::ofNullable),
            moves.stream().map(JournalEntry::projectId));
    return (below == null ? own : Stream.concat(below.owners(name), own)).distinct();
  }

  private Stream<Table<?>> tables() {
    Stream<Table<?>> own = rows.keySet().stream();
    return below == null ? own : Stream.concat(below.tables(), own);
  }

  private Map<Object, Optional<?>> own(Table<?> table) {
    return rows.getOrDefault(table, Map.of());
  }

  private Stream<Entry<Object, Optional<?>>> entries(Table<?> table) {
    Map<Object, Optional<?>> own = own(table);
    Stream<Entry<Object, Optional<?>>> entries = own.entrySet().stream();
    return below == null
        ? entries
        : Stream.concat(
            below.entries(table).filter(entry -> !own.containsKey(entry.getKey())), entries);
  }

  private void set(Table<?> table, Object key, Optional<?> row) {
    Map<Object, Optional<?>> own = rows.computeIfAbsent(table, any -> new HashMap<>());
    if (row.isEmpty() && below == null) {
      own.remove(key);
    } else {
      own.put(key, row);
    }
  }

  private synchronized void take(Layer above) {
    above.rows.forEach((table, changed) -> changed.forEach((key, row) -> set(table, key, row)));
    above.moves.forEach(this::append);
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

  private void requireWritable() {
    if (frozen) {
      throw new IllegalStateException(
          "this store was handed to a snapshot, which only reads; write to the store that made it");
    }
  }
}
