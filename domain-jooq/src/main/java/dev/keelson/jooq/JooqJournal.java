// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.JOURNAL;
import static dev.keelson.jooq.generated.Tables.JOURNAL_HEAD;

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
import org.jooq.Condition;

/**
 * Reads the journal, which the guards in the database write. Entries get their place in the order
 * of readers when somebody polls, after they were committed.
 */
final class JooqJournal implements Journal {

  private static final JournalRows ROWS = new JournalRowsImpl();
  private static final Columns<JournalRecord> COLUMNS = Columns.of(JOURNAL);
  private static final Order<JournalRecord> AS_SEEN = Order.by(JOURNAL.SEQ);

  private final StoreContext context;
  private final ProjectId project;

  JooqJournal(StoreContext context, ProjectId project) {
    this.context = context;
    this.project = project;
  }

  @Override
  public List<JournalEntry> histories(Collection<? extends Id> subjects) {
    Call call =
        context
            .call("histories", COLUMNS)
            .with("projectId", JOURNAL.PROJECT_ID, project)
            .withIds("subjects", subjects);
    return context.read(
        JOURNAL, dsl -> call.fetch(dsl, result -> ROWS.toValue(COLUMNS.read(result, 0))));
  }

  @Override
  public Page<JournalEntry> poll(PageRequest page) {
    long read = page.after() == null ? 0 : page.after().number();
    if (!audit()) {
      Call call =
          context.call("begin_journal_head").with("projectId", JOURNAL_HEAD.PROJECT_ID, project);
      context.read(JOURNAL_HEAD, dsl -> call.fetch(dsl, result -> project));
      audit();
    }
    Condition stamped = JOURNAL.PROJECT_ID.eq(project).and(JOURNAL.SEQ.isNotNull());
    Page<JournalRecord> rows = context.page(JOURNAL, stamped, page, AS_SEEN, row -> row);
    long last = rows.items().isEmpty() ? read : rows.items().getLast().getSeq();
    return new Page<>(
        rows.items().stream().map(ROWS::toValue).toList(), Cursor.behind(List.of(last)));
  }

  /**
   * Gives entries their places. Returns whether this project's journal has a head, where it counts.
   */
  private boolean audit() {
    Call call = context.call("stamp_journal").with("projectId", JOURNAL.PROJECT_ID, project);
    return context.read(JOURNAL, dsl -> call.fetch(dsl, result -> result.getBoolean(1))).getFirst();
  }
}
