// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Id;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.query.Query;
import dev.keelson.query.Scalar;
import dev.keelson.repository.RepositoryContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One project's journal of lifecycle transitions: the audit log, and the outbox for every listener.
 */
public final class Journal {

  private final RepositoryContext context;
  private final JournalStore store;

  /** Creates the journal in {@code context}. */
  public Journal(RepositoryContext context, JournalStore store) {
    this.context = context;
    this.store = store;
  }

  /** Returns the transitions of one subject, earliest first. */
  public List<JournalEntry> history(Id subject) {
    return histories(List.of(subject));
  }

  /** Returns the transitions of many subjects, by time, and by version within a subject. */
  public List<JournalEntry> histories(Collection<? extends Id> subjects) {
    List<UUID> ids = subjects.stream().map(Id::value).distinct().toList();
    List<JournalEntry> entries = new ArrayList<>();
    for (int i = 0; i < ids.size(); i += Query.MAX_VALUES) {
      List<UUID> some = ids.subList(i, Math.min(ids.size(), i + Query.MAX_VALUES));
      entries.addAll(
          context
              .reader()
              .all(
                  JournalEntry.TYPE
                      .where(JournalEntry.SUBJECT_ID.in(some))
                      .by(JournalEntry.VERSION)));
    }
    return byTime(entries);
  }

  /**
   * Returns a page of the transitions that {@code query} finds, by time: for example a feed, newest
   * first, or a time window.
   *
   * @throws dev.keelson.core.InvalidValueException if the cursor belongs to another query
   */
  public Page<JournalEntry> page(Query<JournalEntry> query, PageRequest page) {
    return context.reader().page(query, page);
  }

  /**
   * Returns the transitions after a cursor, in the order in which they became visible, which is the
   * same for every reader. A reader that stores the cursor of its last page misses nothing,
   * including transactions that commit late. Unlike other pages, this page always has a {@code
   * next} cursor, from which later entries can be read.
   */
  public Page<JournalEntry> poll(PageRequest page) {
    return store.poll(page);
  }

  /**
   * Sorts by time, but never places a transition before an earlier one of the same subject,
   * whatever the clocks show.
   */
  private static List<JournalEntry> byTime(List<JournalEntry> entries) {
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
