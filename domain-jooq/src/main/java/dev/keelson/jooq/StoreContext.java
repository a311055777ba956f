// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.WORK_ITEM;
import static org.jooq.impl.DSL.inline;

import dev.keelson.core.Actor;
import dev.keelson.core.Cursor;
import dev.keelson.core.Entity;
import dev.keelson.core.EntityType;
import dev.keelson.core.ForeignProjectException;
import dev.keelson.core.Id;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.Statements.Claiming;
import dev.keelson.sql.SqlErrors;
import dev.keelson.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SelectQuery;
import org.jooq.Table;

/**
 * What the store works with: its way to the database, who acts, and the clock that stamps. Every
 * error of the database leaves it in the words of the domain.
 */
record StoreContext(DSLContext dsl, Statements statements, Actor actor, InstantSource clock) {

  Instant now() {
    return clock.instant();
  }

  /** Begins a call of a hot statement that returns something of its own. */
  Call call(String statement) {
    return call(statement, Columns.of());
  }

  /** Begins a call of a hot statement whose rows have these columns. */
  Call call(String statement, Columns<?> columns) {
    return signed(statements.get(statement, columns));
  }

  /** The same for a statement that is more than its file. */
  Call call(Statement statement, Columns<?> columns) {
    return signed(statements.get(statement, columns));
  }

  /** Begins a call that claims work items, with these columns behind one that says contended. */
  Call claim(Claiming claiming, Columns<?> columns) {
    return signed(statements.claim(claiming, columns));
  }

  private Call signed(Statement statement) {
    return new Call(statement).with("actor", WORK_ITEM.UPDATED_BY, actor);
  }

  /** Does what reads from {@code table}, or changes it without bringing a value. */
  <R> R read(Table<?> table, Function<DSLContext, R> query) {
    return run(query, problem -> SqlErrors.translate(problem, "use " + table.getName()));
  }

  /** Does what writes {@code value}. */
  <R, T extends Entity<?>> R write(
      EntityType<T, ?> type, T value, Function<DSLContext, R> statement) {
    return run(statement, problem -> SqlErrors.translate(problem, type, value));
  }

  /** A page of the rows that match, as values. */
  <R extends Record, T> Page<T> page(
      Table<R> table,
      Condition match,
      PageRequest request,
      Order<R> order,
      Function<R, T> toValue) {
    return page(table, List.of(), match, request, order, toValue);
  }

  /** The same of rows in which only {@code columns} are read, or all if there are none. */
  <R extends Record, T> Page<T> page(
      Table<R> table,
      List<? extends Field<?>> columns,
      Condition match,
      PageRequest request,
      Order<R> order,
      Function<R, T> toValue) {
    Cursor after = request.after();
    Result<R> oneMore =
        read(
            table,
            dsl -> {
              SelectQuery<R> query = dsl.selectQuery(table);
              query.addSelect(columns);
              query.addConditions(match);
              query.addOrderBy(order.sort());
              if (after != null) {
                query.addSeekAfter(order.place(after));
              }
              query.addLimit(inline(request.size() + 1)); // a planner can't price an unknown limit
              return columns.isEmpty() ? query.fetch() : query.fetchInto(table);
            });
    Page<R> rows = Page.of(oneMore, request.size(), order::place);
    List<T> values = rows.items().stream().map(toValue).toList();
    return new Page<>(values, rows.next());
  }

  <R> R run(Function<DSLContext, R> work, UnaryOperator<RuntimeException> translation) {
    try {
      return work.apply(dsl);
    } catch (RuntimeException e) {
      throw translation.apply(e);
    }
  }

  /** Refuses what belongs to another project than {@code scope}. */
  static void checkOwner(Id subject, ProjectId owner, ProjectId scope) {
    if (!owner.equals(scope)) {
      throw new ForeignProjectException(subject, owner, scope);
    }
  }

  /** The same on another way to the database. */
  StoreContext on(DSLContext other) {
    return new StoreContext(other, statements, actor, clock);
  }
}
