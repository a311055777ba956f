// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.EntityTable.column;
import static dev.keelson.jooq.generated.Tables.WORK_ITEM;

import dev.keelson.core.AppendOnlyLog;
import dev.keelson.core.AppendType;
import dev.keelson.core.Cursor;
import dev.keelson.core.Id;
import dev.keelson.core.LogEntry;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.sql.Appending;
import dev.keelson.sql.Appending.Place;
import dev.keelson.sql.Statement;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;

/** Appends a batch by one statement, which gives the numbers and lets no key in twice. */
final class JooqAppendOnlyLog<T extends LogEntry<P>, P extends Id, R extends Record>
    implements AppendOnlyLog<T, P> {

  private final StoreContext context;
  private final AppendType<T, P> type;
  private final Appending<T> appending;
  private final Table<R> table;
  private final ValueReader<T, R> rows;
  private final TableField<R, Long> sequence;
  private final ProjectId project;

  JooqAppendOnlyLog(
      StoreContext context,
      AppendType<T, P> type,
      Table<R> table,
      ValueReader<T, R> rows,
      ProjectId project) {
    this.context = context;
    this.type = type;
    appending = Appending.of(type);
    this.table = table;
    this.rows = rows;
    sequence = column(table, "sequence", Long.class);
    this.project = project;
  }

  @Override
  public List<T> append(List<T> entries) {
    type.check(entries, project);
    if (entries.isEmpty()) {
      return entries;
    }
    P parent = entries.getFirst().parent();
    Call call = call(appending.statement(), parent);
    appending.arguments(entries).forEach(call::withTexts);
    return appending.append(
        entries,
        () -> context.read(table, dsl -> call.fetch(dsl, Place::read)),
        numbers ->
            page(of(parent).and(sequence.in(numbers)), PageRequest.first(AppendOnlyLog.MAX_BATCH)));
  }

  @Override
  public List<T> read(P parent, long after, int max) {
    return page(of(parent), PageRequest.first(max).after(Cursor.behind(List.of(after))));
  }

  private Condition of(P parent) {
    return column(table, "project_id", ProjectId.class)
        .eq(project)
        .and(column(table, appending.parentColumn(), type.parentType().idType()).eq(parent));
  }

  private List<T> page(Condition match, PageRequest page) {
    return context.page(table, match, page, Order.by(sequence), rows::toValue).items();
  }

  @Override
  public long lastSequence(P parent) {
    Call call = call(appending.lastSequence(), parent);
    return context.read(table, dsl -> call.fetch(dsl, result -> result.getLong(1))).stream()
        .findFirst()
        .orElse(0L);
  }

  private Call call(Statement statement, P parent) {
    return context
        .call(statement, Columns.of())
        .with("projectId", WORK_ITEM.PROJECT_ID, project)
        .with("parentId", parent.value());
  }
}
