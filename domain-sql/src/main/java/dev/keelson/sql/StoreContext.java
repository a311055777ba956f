// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Actor;
import dev.keelson.core.Timestamps;
import dev.keelson.query.RowType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a store work with: the database, who acts, and the clock that stamps. Every
 * error of the database leaves it in the words of the domain.
 *
 * @param actor who signs what is written
 * @param clock the time of plain writes; whatever depends on time goes by the database's clock
 */
record StoreContext(Database database, Actor actor, InstantSource clock) {

  /** The time, to the microsecond. */
  Instant now() {
    return Timestamps.of(clock.instant(), "now");
  }

  /** Begins a call of the statement in that file, whose rows are its own. */
  Call call(String statement) {
    return call(statement, null, () -> Statement.load(statement));
  }

  /** The same for a statement that is more than its file. */
  Call call(Statement statement) {
    return call(statement, null, () -> statement);
  }

  /** Begins a call of the statement in that file, whose rows are values of a type. */
  Call call(String statement, RowType<?> rows) {
    return call(statement, rows, () -> Statement.load(statement));
  }

  /** The same for a statement that is more than its file. */
  Call call(Statement statement, RowType<?> rows) {
    return call(statement, rows, () -> statement);
  }

  /** The same for a statement that {@code name} stands for, and that is made when it is due. */
  Call call(Object name, @Nullable RowType<?> rows, Supplier<Statement> made) {
    return new Call(Statements.get(database, name, rows, made)).with("actor", actor);
  }

  /** The value that a statement returns; empty if it found nothing to do. */
  <T> Optional<T> first(Call call, RowType<T> type, String action) {
    return first(call, type, problem -> SqlErrors.translate(problem, action));
  }

  /** The same, with words of the caller's own for what the database refuses. */
  <T> Optional<T> first(Call call, RowType<T> type, UnaryOperator<RuntimeException> told) {
    RowMapping<T> mapping = database.mapping(type);
    return fetch(call, row -> mapping.read(row, 1), told).stream().findFirst();
  }

  /** Runs a statement, and reads every row that it returns. */
  <R> List<R> fetch(Call call, Call.RowReader<R> reader, String action) {
    return fetch(call, reader, problem -> SqlErrors.translate(problem, action));
  }

  /** The same, with words of the caller's own for what the database refuses. */
  <R> List<R> fetch(Call call, Call.RowReader<R> reader, UnaryOperator<RuntimeException> told) {
    try {
      return database.onConnection(connection -> call.fetch(connection, reader));
    } catch (RuntimeException e) {
      throw told.apply(e);
    }
  }

  /** Does {@code work} all or not at all. What it throws comes out unchanged. */
  <R> R inTransaction(Function<StoreContext, ? extends R> work) {
    return within(database::inTransaction, work);
  }

  /** Does {@code work}, which only reads, where it sees one state. */
  <R> R inSnapshot(Function<StoreContext, ? extends R> work) {
    return within(database::inSnapshot, work);
  }

  private <R> R within(
      Function<Function<Database, R>, R> unit, Function<StoreContext, ? extends R> work) {
    AtomicReference<@Nullable RuntimeException> thrown = new AtomicReference<>();
    try {
      return unit.apply(inside -> {
        try {
          return work.apply(new StoreContext(inside, actor, clock));
        } catch (RuntimeException e) {
          thrown.set(e);
          throw e;
        }
      });
    } catch (RuntimeException e) {
      throw e.equals(thrown.get()) ? e : SqlErrors.translate(e, "begin or end a transaction");
    }
  }
}
