// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Cursor;
import dev.keelson.core.Id;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.journal.Journal;
import dev.keelson.journal.JournalEntry;
import dev.keelson.sql.SqlErrors;
import dev.keelson.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads what the guard in the database writes. */
final class JpaJournal implements Journal {

  private static final Statement HISTORIES = Statement.load("histories");
  private static final Statement STAMP = Statement.load("stamp_journal");

  private final Unit unit;
  private final ProjectId project;

  JpaJournal(Unit unit, ProjectId project) {
    this.unit = unit;
    this.project = project;
  }

  @Override
  public List<JournalEntry> histories(Collection<? extends Id> subjects) {
    Call call =
        Call.of(HISTORIES)
            .with("projectId", project)
            .with("subjects", subjects.stream().map(Id::value).distinct().toArray(UUID[]::new));
    return unit.sessions()
        .read(
            session -> entries(call.rows(session, JournalRow.class)),
            e -> SqlErrors.translate(e, "read the journal"));
  }

  /** Entries get their places here, behind the end of the transactions that wrote them. */
  @Override
  public Page<JournalEntry> poll(PageRequest page) {
    long read = page.after() == null ? 0 : read(page.after());
    Call stamp = Call.of(STAMP).with("projectId", project);
    List<JournalRow> rows =
        unit.sessions()
            .write(
                session -> {
                  stamp.rows(session, Long.class);
                  return session
                      .createSelectionQuery(
                          "from %s where projectId = :project and seq > :read order by seq limit %d"
                              .formatted(JournalRow.class.getName(), page.size()),
                          JournalRow.class)
                      .setParameter("project", project)
                      .setParameter("read", read)
                      .getResultList();
                },
                e -> SqlErrors.translate(e, "read the journal"));
    long last = rows.isEmpty() ? read : rows.getLast().seq;
    return new Page<>(entries(rows), Cursor.behind(List.of(last)));
  }

  private static List<JournalEntry> entries(List<JournalRow> rows) {
    return rows.stream().map(JournalRow.MAPPING.mapper()::toValue).toList();
  }

  private static long read(Cursor cursor) {
    try {
      return Long.parseUnsignedLong(cursor.keys(1).getFirst());
    } catch (NumberFormatException e) {
      throw Cursor.invalid();
    }
  }
}
