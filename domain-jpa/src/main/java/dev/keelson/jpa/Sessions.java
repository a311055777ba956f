// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.sql.SqlErrors;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.Savepoint;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/**
 * Where statements run: each in a session of its own, or all in the session of a wider unit of
 * work. A transaction that is going on is joined and left to whoever began it.
 */
final class Sessions {

  private final Supplier<StatelessSession> open;
  private final boolean kept;

  private Sessions(Supplier<StatelessSession> open, boolean kept) {
    this.open = open;
    this.kept = kept;
  }

  /** Sessions with connections of their own, or with those of the host's JTA transaction. */
  static Sessions of(SessionFactory factory) {
    return new Sessions(factory::openStatelessSession, false);
  }

  /** Sessions that share the connection and the transaction of the host's entity manager. */
  static Sessions of(EntityManager host) {
    return new Sessions(
        () -> host.unwrap(Session.class).statelessWithOptions().connection().open(), false);
  }

  /** A session that is open and stays so. */
  static Sessions of(StatelessSession session) {
    return new Sessions(() -> session, true);
  }

  /** Does {@code work} in a session; {@code told} says in the domain's words what went wrong. */
  <R> R read(Function<StatelessSession, R> work, UnaryOperator<RuntimeException> told) {
    try {
      return run(work);
    } catch (RuntimeException e) {
      throw told.apply(e);
    }
  }

  /** Does work of one statement, which takes effect at once unless a transaction is going on. */
  <R> R write(Function<StatelessSession, R> work, UnaryOperator<RuntimeException> told) {
    return read(
        session ->
            isInTransaction(session) || commitsByItself(session)
                ? work.apply(session)
                : inNewTransaction(session, work),
        told);
  }

  /** Does work of several statements, which take effect together or not at all. */
  <R> R writeTogether(Function<StatelessSession, R> work, UnaryOperator<RuntimeException> told) {
    return read(
        session -> isInTransaction(session) ? work.apply(session) : inNewTransaction(session, work),
        told);
  }

  /**
   * Does a unit of the caller's work, which takes effect as a whole. Within a transaction, a unit
   * that throws takes back what it did and leaves the rest to go on.
   */
  <R> R unit(Function<StatelessSession, R> work) {
    return run(session ->
        isInTransaction(session)
            ? behindSavepoint(session, work)
            : inNewTransaction(session, work));
  }

  private <R> R run(Function<StatelessSession, R> work) {
    if (kept) {
      return work.apply(open.get());
    }
    try (StatelessSession session = open.get()) {
      return work.apply(session);
    }
  }

  private static <R> R inNewTransaction(
      StatelessSession session, Function<StatelessSession, R> work) {
    Transaction transaction = told("begin a transaction", session::beginTransaction);
    R result;
    try {
      result = work.apply(session);
    } catch (Throwable e) {
      takeBack(transaction::rollback, e);
      throw e;
    }
    told(
        "commit a transaction",
        () -> {
          transaction.commit();
          return transaction;
        });
    return result;
  }

  private static <R> R behindSavepoint(
      StatelessSession session, Function<StatelessSession, R> work) {
    Savepoint savepoint =
        told("set a savepoint", () -> session.doReturningWork(Connection::setSavepoint));
    R result;
    try {
      result = work.apply(session);
    } catch (Throwable e) {
      takeBack(() -> session.doWork(connection -> connection.rollback(savepoint)), e);
      throw e;
    }
    told(
        "release a savepoint",
        () -> {
          session.doWork(connection -> connection.releaseSavepoint(savepoint));
          return savepoint;
        });
    return result;
  }

  private static void takeBack(Runnable rollback, Throwable why) {
    try {
      rollback.run();
    } catch (RuntimeException e) {
      why.addSuppressed(e);
    }
  }

  private static <R> R told(String action, Supplier<R> step) {
    try {
      return step.get();
    } catch (RuntimeException e) {
      throw SqlErrors.translate(e, action);
    }
  }

  private static boolean isInTransaction(StatelessSession session) {
    return ((SharedSessionContractImplementor) session).isTransactionInProgress();
  }

  private static boolean commitsByItself(StatelessSession session) {
    return session.doReturningWork(Connection::getAutoCommit);
  }
}
