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

/**
 * Reads the journal, which the guards in the database write. Entries get their places in the order
 * of readers when somebody polls, after they were committed.
 */
final class JpaJournal implements Journal {

  private static final Statement HISTORIES = JournalRow.MAPPING.statement("histories");
  private static final Statement STAMP = Statement.load("stamp_journal");
  private static final Statement BEGIN_HEAD = Statement.load("begin_journal_head");
  private static final String BEHIND =
      "from %s where projectId = :projectId and seq > :read order by seq limit "
          .formatted(JournalRow.class.getName());

  private final StoreContext context;
  private final ProjectId project;

  JpaJournal(StoreContext context, ProjectId project) {
    this.context = context;
    this.project = project;
  }

  @Override
  public List<JournalEntry> histories(Collection<? extends Id> subjects) {
    Call call =
        Call.of(HISTORIES)
            .with("projectId", project)
            .with("subjects", subjects.stream().map(Id::value).distinct().toArray(UUID[]::new));
    return context
        .sessions()
        .read(
            session -> call.rows(session, JournalRow.MAPPING::read),
            e -> SqlErrors.translate(e, "read the journal"));
  }

  @Override
  public Page<JournalEntry> poll(PageRequest page) {
    long read = page.after() == null ? 0 : page.after().number();
    if (!audit()) {
      run(BEGIN_HEAD, result -> project);
      audit();
    }
    List<JournalRow> rows =
        context
            .sessions()
            .read(
                session ->
                    session
                        .createSelectionQuery(BEHIND + page.size(), JournalRow.class)
                        .setParameter("projectId", project)
                        .setParameter("read", read)
                        .getResultList(),
                e -> SqlErrors.translate(e, "read the journal"));
    long last = rows.isEmpty() ? read : rows.getLast().seq;
    return new Page<>(entries(rows), Cursor.behind(List.of(last)));
  }

  /**
   * Gives entries their places. Returns whether this journal has a head, where they are counted.
   */
  private boolean audit() {
    return run(STAMP, result -> result.getBoolean(1)).getFirst();
  }

  private <R> List<R> run(Statement statement, Call.Reader<R> reader) {
    Call call = Call.of(statement).with("projectId", project);
    return context
        .sessions()
        .write(
            session -> call.rows(session, reader),
            e -> SqlErrors.translate(e, "order the journal"));
  }

  private static List<JournalEntry> entries(List<JournalRow> rows) {
    return rows.stream().map(JournalRow.MAPPING.mapper()::toValue).toList();
  }
}
