// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.sql.SqlErrors;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.Function;
import org.hibernate.StatelessSession;

/**
 * A session, and whether a transaction is going on there. Transactions begin and end on the
 * connection itself: Hibernate gives up its own with the first statement that fails, also where a
 * savepoint saves it, and their commit then rolls back without a word.
 */
record OpenSession(StatelessSession session, boolean inTransaction) {

  /** Does work of one statement. */
  <R> R once(Function<StatelessSession, R> work) {
    return inTransaction || commitsByItself() ? work.apply(session) : inNewTransaction(work);
  }

  /** Does work of several statements, all or none of them. */
  <R> R together(Function<StatelessSession, R> work) {
    return inTransaction ? work.apply(session) : inNewTransaction(work);
  }

  /**
   * Does a unit of the caller's work. Within a transaction, a unit that throws takes back what it
   * did and leaves the rest to go on.
   */
  <R> R context(Function<StatelessSession, R> work) {
    return inTransaction ? behindSavepoint(work) : inNewTransaction(work);
  }

  private boolean commitsByItself() {
    try {
      return session.doReturningWork(Connection::getAutoCommit);
    } catch (RuntimeException e) {
      throw SqlErrors.translate(e, "connect");
    }
  }

  private <R> R inNewTransaction(Function<StatelessSession, R> work) {
    boolean before = commitsByItself();
    return session.doReturningWork(connection -> {
      step("begin a transaction", () -> connection.setAutoCommit(false));
      R result;
      try (StatelessSession transaction = session.getFactory().openStatelessSession(connection)) {
        result = work.apply(transaction);
        step("commit a transaction", connection::commit);
      } catch (Throwable e) {
        takeBack(connection::rollback, e);
        takeBack(() -> connection.setAutoCommit(before), e);
        throw e;
      }
      connection.setAutoCommit(before);
      return result;
    });
  }

  private <R> R behindSavepoint(Function<StatelessSession, R> work) {
    Savepoint savepoint = session.doReturningWork(Connection::setSavepoint);
    try {
      R result = work.apply(session);
      session.doWork(
          connection -> step("release a savepoint", () -> connection.releaseSavepoint(savepoint)));
      return result;
    } catch (Throwable e) {
      takeBack(() -> session.doWork(connection -> connection.rollback(savepoint)), e);
      throw e;
    }
  }

  private static void step(String action, Step step) {
    try {
      step.run();
    } catch (SQLException e) {
      throw SqlErrors.translate(new PersistenceException(e), action);
    }
  }

  private static void takeBack(Step step, Throwable why) {
    try {
      step.run();
    } catch (SQLException | RuntimeException e) {
      why.addSuppressed(e);
    }
  }

  private interface Step {
    void run() throws SQLException;
  }
}
