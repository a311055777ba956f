// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.EntityTable.column;
import static dev.keelson.jooq.generated.Tables.WORK_ITEM;

import dev.keelson.core.AppendLog;
import dev.keelson.core.AppendType;
import dev.keelson.core.Appended;
import dev.keelson.core.Cursor;
import dev.keelson.core.Id;
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
final class JooqAppendLog<T extends Appended<P>, P extends Id, R extends Record>
    implements AppendLog<T, P> {

  private final Unit unit;
  private final AppendType<T, P> type;
  private final Appending<T> appending;
  private final Table<R> table;
  private final ValueReader<T, R> rows;
  private final TableField<R, Long> sequence;
  private final ProjectId project;

  JooqAppendLog(
      Unit unit, AppendType<T, P> type, Table<R> table, ValueReader<T, R> rows, ProjectId project) {
    this.unit = unit;
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
        () -> unit.read(table, dsl -> call.fetch(dsl, Place::read)),
        numbers ->
            page(of(parent).and(sequence.in(numbers)), PageRequest.first(AppendLog.MAX_BATCH)));
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
    return unit.page(table, match, page, Order.by(sequence), rows::toValue).items();
  }

  @Override
  public long lastSequence(P parent) {
    Call call = call(appending.lastSequence(), parent);
    return unit.read(table, dsl -> call.fetch(dsl, result -> result.getLong(1))).stream()
        .findFirst()
        .orElse(0L);
  }

  private Call call(Statement statement, P parent) {
    return unit.call(statement, Columns.of())
        .with("projectId", WORK_ITEM.PROJECT_ID, project)
        .with("parentId", parent.value());
  }
}
