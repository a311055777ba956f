// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Actor;
import dev.keelson.core.Timestamps;
import dev.keelson.core.UnreadableValueException;
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
 * What the parts of a store work with: the database, the acting actor, and the clock for audit
 * info. It translates every error of the database to the domain's exceptions.
 *
 * @param actor the actor that signs writes
 * @param clock the clock for audit info; everything that depends on time uses the database clock
 * @param turns which project claims everywhere come to next
 */
record StoreContext(Database database, Actor actor, InstantSource clock, Turns turns) {

  /** Returns this context for another actor. */
  StoreContext actingAs(Actor other) {
    return new StoreContext(database, other, clock, turns);
  }

  /** Returns the current time, in microsecond precision. */
  Instant now() {
    return Timestamps.of(clock.instant(), "now");
  }

  /** Returns a call of the statement in that file, whose rows are not values of a type. */
  Call call(String statement) {
    return call(statement, null, () -> Statement.load(statement));
  }

  /** Like {@link #call(String)}, for a statement that was completed after loading. */
  Call call(Statement statement) {
    return call(statement, null, () -> statement);
  }

  /** Returns a call of the statement in that file, whose rows are values of a type. */
  Call call(String statement, RowType<?> rows) {
    return call(statement, rows, () -> Statement.load(statement));
  }

  /** Like {@link #call(String, RowType)}, for a statement that was completed after loading. */
  Call call(Statement statement, RowType<?> rows) {
    return call(statement, rows, () -> statement);
  }

  /** Returns a call of the statement with the key {@code name}, which is created on first use. */
  Call call(Object name, @Nullable RowType<?> rows, Supplier<Statement> made) {
    return new Call(Statements.get(database, name, rows, made)).with("actor", actor);
  }

  /**
   * Returns the value that a statement wrote and returns; empty if it found nothing to do. If it
   * can't be read, it is written all the same, and the exception says so.
   */
  <T> Optional<T> first(Call call, RowType<T> type, String action) {
    return first(call, type, problem -> SqlErrors.translate(problem, action));
  }

  /**
   * Like {@link #first(Call, RowType, String)}, but the caller translates what the database
   * refuses.
   */
  <T> Optional<T> first(Call call, RowType<T> type, UnaryOperator<RuntimeException> told) {
    return fetch(call, written(type), told).stream().findFirst();
  }

  /** Returns how rows are read by a statement that writes. */
  <T> Call.RowReader<T> written(RowType<T> type) {
    RowMapping<T> mapping = database.mapping(type);
    return row -> {
      try {
        return mapping.read(row, 1);
      } catch (UnreadableValueException e) {
        throw e.afterWriting();
      }
    };
  }

  /** Returns the value that a statement finds, which only reads; empty if there is none. */
  <T> Optional<T> read(Call call, RowType<T> type, String action) {
    RowMapping<T> mapping = database.mapping(type);
    try {
      return database
          .reading(connection -> call.fetch(connection, row -> mapping.read(row, 1)))
          .stream()
          .findFirst();
    } catch (RuntimeException e) {
      throw SqlErrors.translate(e, action);
    }
  }

  /** Runs a statement, and reads every row that it returns. */
  <R> List<R> fetch(Call call, Call.RowReader<R> reader, String action) {
    return fetch(call, reader, problem -> SqlErrors.translate(problem, action));
  }

  /**
   * Like {@link #fetch(Call, Call.RowReader, String)}, but the caller translates what the database
   * refuses.
   */
  <R> List<R> fetch(Call call, Call.RowReader<R> reader, UnaryOperator<RuntimeException> told) {
    try {
      return database.onConnection(connection -> call.fetch(connection, reader));
    } catch (RuntimeException e) {
      throw told.apply(e);
    }
  }

  /** Runs {@code work} atomically. What it throws propagates, and tells that nothing is written. */
  <R> R inTransaction(Function<StoreContext, ? extends R> work) {
    return within(database::inTransaction, work);
  }

  /**
   * Runs {@code work}, which is only ours, atomically, and again if another transaction was in its
   * way. A host's work may have effects elsewhere, so it is never repeated.
   */
  <R> R inOwnTransaction(Function<StoreContext, ? extends R> work) {
    return ReadCommitted.repeat(database, () -> this.<R>inTransaction(work));
  }

  /** Runs {@code work}, which only reads, on one consistent state. */
  <R> R inSnapshot(Function<StoreContext, ? extends R> work) {
    return within(database::inSnapshot, work);
  }

  private <R> R within(
      Function<Function<Database, R>, R> unit, Function<StoreContext, ? extends R> work) {
    AtomicReference<@Nullable RuntimeException> thrown = new AtomicReference<>();
    try {
      return unit.apply(inside -> {
        try {
          return work.apply(new StoreContext(inside, actor, clock, turns));
        } catch (RuntimeException e) {
          thrown.set(e);
          throw e;
        }
      });
    } catch (RuntimeException e) {
      if (!e.equals(thrown.get())) {
        throw SqlErrors.translate(e, "begin or end a transaction");
      }
      throw e instanceof UnreadableValueException unreadable ? unreadable.rolledBack() : e;
    }
  }
}
