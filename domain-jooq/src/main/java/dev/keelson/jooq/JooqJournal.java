// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.JOURNAL;
import static dev.keelson.jooq.generated.Tables.JOURNAL_HEAD;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.partitionBy;

import dev.keelson.core.Cursor;
import dev.keelson.core.Id;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.JournalRecord;
import dev.keelson.journal.Journal;
import dev.keelson.journal.JournalEntry;
import java.util.Collection;
import java.util.List;
import org.jooq.Field;

/**
 * Reads the journal, which the guards in the database write. Entries get their place in the order
 * of readers when somebody polls, after they were committed.
 */
final class JooqJournal implements Journal {

  private static final JournalRows ROWS = new JournalRowsImpl();
  private static final Order<JournalRecord> AS_SEEN = Order.by(JOURNAL.SEQ);

  private final Unit unit;
  private final ProjectId project;

  JooqJournal(Unit unit, ProjectId project) {
    this.unit = unit;
    this.project = project;
  }

  @Override
  public List<JournalEntry> histories(Collection<? extends Id> subjects) {
    // a move that began earlier may come later, so time alone could turn the versions around
    Field<?> time =
        max(JOURNAL.AT).over(partitionBy(JOURNAL.SUBJECT_ID).orderBy(JOURNAL.VERSION, JOURNAL.AT));
    return unit.read(
        JOURNAL,
        dsl ->
            dsl.selectFrom(JOURNAL)
                .where(JOURNAL.PROJECT_ID.eq(project))
                .and(JOURNAL.SUBJECT_ID.in(subjects.stream().map(Id::value).toList()))
                .orderBy(time, JOURNAL.SUBJECT_ID, JOURNAL.VERSION, JOURNAL.AT)
                .fetch(ROWS::toValue));
  }

  @Override
  public Page<JournalEntry> poll(PageRequest page) {
    if (!stamp()) {
      unit.read(
          JOURNAL_HEAD,
          dsl ->
              dsl.insertInto(JOURNAL_HEAD)
                  .set(JOURNAL_HEAD.PROJECT_ID, project)
                  .onConflictDoNothing()
                  .execute());
      stamp();
    }
    Page<JournalRecord> rows =
        unit.page(JOURNAL, JOURNAL.PROJECT_ID.eq(project), page, AS_SEEN, row -> row);
    long last =
        rows.items().isEmpty()
            ? page.after() == null ? 0 : Long.parseLong(page.after().keys(1).getFirst())
            : rows.items().getLast().getSeq();
    return new Page<>(
        rows.items().stream().map(ROWS::toValue).toList(), Cursor.behind(List.of(last)));
  }

  /**
   * Gives entries their places. Returns whether this project's journal has a head, where it counts.
   */
  private boolean stamp() {
    Call call = unit.call("stamp_journal").with("projectId", JOURNAL.PROJECT_ID, project);
    return unit.read(JOURNAL, dsl -> call.fetch(dsl, result -> result.getBoolean(1))).getFirst();
  }
}
