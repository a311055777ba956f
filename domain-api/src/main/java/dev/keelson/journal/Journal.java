// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Id;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.query.Query;
import dev.keelson.query.Scalar;
import dev.keelson.repository.Room;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One project's journal of lifecycle moves: the audit, and the outbox of everything that listens.
 */
public final class Journal {

  private final Room room;
  private final JournalStore store;

  /** The journal in {@code room}. */
  public Journal(Room room, JournalStore store) {
    this.room = room;
    this.store = store;
  }

  /** The moves of one subject, the earliest first. */
  public List<JournalEntry> history(Id subject) {
    return histories(List.of(subject));
  }

  /** The moves of many subjects: in the order of time, and of versions within a subject. */
  public List<JournalEntry> histories(Collection<? extends Id> subjects) {
    List<UUID> ids = subjects.stream().map(Id::value).distinct().toList();
    List<JournalEntry> entries = new ArrayList<>();
    for (int i = 0; i < ids.size(); i += Query.MAX_VALUES) {
      List<UUID> some = ids.subList(i, Math.min(ids.size(), i + Query.MAX_VALUES));
      entries.addAll(
          room.reader()
              .all(
                  JournalEntry.TYPE
                      .where(JournalEntry.SUBJECT_ID.in(some))
                      .by(JournalEntry.VERSION)));
    }
    return told(entries);
  }

  /**
   * A page of the moves that {@code query} finds, by time: a feed, newest first, or a window.
   *
   * @throws dev.keelson.core.InvalidValueException if the cursor is of another query
   */
  public Page<JournalEntry> page(Query<JournalEntry> query, PageRequest page) {
    return room.reader().page(query, page);
  }

  /**
   * The moves after a cursor, in the order in which they became visible, which is the same for
   * every reader. A reader that keeps the cursor of its last item misses nothing, also of
   * transactions that commit late. Unlike other pages this one always has a {@code next}: what
   * comes later is after it.
   */
  public Page<JournalEntry> poll(PageRequest page) {
    return store.poll(page);
  }

  /** By time; but a move never comes before an earlier one of its subject, whatever clocks say. */
  private static List<JournalEntry> told(List<JournalEntry> entries) {
    record Timed(JournalEntry entry, Instant notBefore) {}
    Map<UUID, Instant> reached = new HashMap<>();
    List<Timed> timed = new ArrayList<>();
    for (JournalEntry entry : entries) { // by version
      Instant notBefore =
          reached.merge(
              entry.subjectId(), entry.at(), (one, other) -> one.isAfter(other) ? one : other);
      timed.add(new Timed(entry, notBefore));
    }
    return timed.stream()
        .sorted(
            Comparator.comparing(Timed::notBefore)
                .thenComparing(each -> each.entry().subjectId(), Scalar.ORDER)
                .thenComparingLong(each -> each.entry().version()))
        .map(Timed::entry)
        .toList();
  }
}
