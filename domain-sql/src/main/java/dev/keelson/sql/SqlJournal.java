// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Cursor;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.journal.JournalEntry;
import dev.keelson.journal.JournalStore;
import java.util.List;

/**
 * Reads the journal, which the guards in the database write. Entries get their position in the
 * order of readers when a reader polls, after they were committed.
 */
final class SqlJournal implements JournalStore {

  private static final String QUERY = "journal";

  private final StoreContext context;
  private final ProjectId project;

  SqlJournal(StoreContext context, ProjectId project) {
    this.context = context;
    this.project = project;
  }

  @Override
  public Page<JournalEntry> poll(PageRequest page) {
    long read = read(page);
    if (!number()) {
      context.fetch(call("begin_journal_head"), row -> row.getObject(1), "order the journal");
      number();
    }
    RowMapping<JournalEntry> mapping = context.database().mapping(JournalEntry.TYPE);
    Call call =
        context
            .call(
                new Polling(page.size()),
                JournalEntry.TYPE,
                () -> Statement.load("poll_journal").filled("limit", Integer.toString(page.size())))
            .with("projectId", project)
            .with("read", read);
    List<Placed> placed =
        context.fetch(
            call, row -> new Placed(row.getLong(1), mapping.read(row, 2)), "read the journal");
    long last = placed.isEmpty() ? read : placed.getLast().number();
    return new Page<>(
        placed.stream().map(Placed::entry).toList(),
        Cursor.of(QUERY, List.of(Long.toString(last))));
  }

  /** Returns the position of the last entry that was read. */
  private static long read(PageRequest page) {
    Cursor after = page.after();
    if (after == null) {
      return 0;
    }
    try {
      return Long.parseLong(String.join(" ", after.texts(QUERY)));
    } catch (NumberFormatException e) {
      throw Cursor.invalid();
    }
  }

  /**
   * Assigns positions to new entries. Returns whether this project's journal has a head row, in
   * which they are counted.
   */
  private boolean number() {
    return context
        .fetch(call("number_journal"), row -> row.getBoolean(1), "order the journal")
        .getFirst();
  }

  private Call call(String statement) {
    return context.call(statement).with("projectId", project);
  }

  private record Placed(long number, JournalEntry entry) {}

  /** The key under which a statement is cached. */
  private record Polling(int limit) {}
}
