// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Cursor;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.journal.JournalEntry;
import dev.keelson.journal.JournalStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journal in the order in which units of work ended, which is the order in which their
 * entries became visible: each is numbered then. A cursor contains the last number that was read.
 */
record MemoryJournal(MemoryStore store, ProjectId project) implements JournalStore {

  /** The table of the last numbers. */
  static final String HEADS = "journal_head";

  private static final String QUERY = "journal";

  @Override
  public Page<JournalEntry> poll(PageRequest page) {
    long read = number(page.after());
    return store.read(layer -> {
      List<JournalEntry> moves = layer.moves(project).toList();
      long committed = last(layer, project);
      long last = committed + moves.size();
      long number = read;
      List<JournalEntry> entries = new ArrayList<>();
      while (number < last && entries.size() < page.size()) {
        number++;
        if (number <= committed) {
          layer.find(table(project), number).ifPresent(entries::add); // the first may be gone
        } else {
          entries.add(moves.get(Math.toIntExact(number - committed - 1)));
        }
      }
      return new Page<>(entries, Cursor.of(QUERY, List.of(Long.toString(number))));
    });
  }

  /** Adds an entry under the next number of its project. */
  static void number(Layer layer, JournalEntry entry) {
    long number = last(layer, entry.projectId()) + 1;
    layer.put(heads(entry.projectId()), QUERY, number);
    layer.put(table(entry.projectId()), number, entry);
  }

  /** Returns the numbers of the retained entries that were journaled before that time. */
  static Stream<Long> before(Layer layer, ProjectId project, Instant time) {
    return LongStream.rangeClosed(1, last(layer, project))
        .boxed()
        .filter(number ->
            layer.find(table(project), number).filter(it -> it.at().isBefore(time)).isPresent());
  }

  /** Returns the table of the entries by number. */
  static Table<JournalEntry> table(ProjectId project) {
    return Table.of(JournalEntry.TYPE, project);
  }

  private static Table<Long> heads(ProjectId project) {
    return new Table<>(HEADS, project);
  }

  private static long last(Layer layer, ProjectId project) {
    return layer.find(heads(project), QUERY).orElse(0L);
  }

  private static long number(@Nullable Cursor cursor) {
    if (cursor == null) {
      return 0;
    }
    List<String> place = cursor.texts(QUERY);
    try {
      long number = Long.parseLong(place.getFirst());
      if (place.size() == 1 && number >= 0) {
        return number;
      }
    } catch (NumberFormatException | NoSuchElementException e) {
      // reported below
    }
    throw Cursor.invalid();
  }
}
