// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.sql.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.hibernate.StatelessSession;

/**
 * A session, and whether a transaction is active in it. Transactions begin and end on the
 * connection itself: Hibernate marks its own transactions rollback-only after the first failed
 * statement, even if a savepoint recovers it, and their commit then silently rolls back.
 */
record OpenSession(StatelessSession session, boolean inTransaction) {

  /** Runs {@code work}, which is one statement. */
  <R> R once(Function<StatelessSession, R> work) {
    return inTransaction || session.doReturningWork(Connection::getAutoCommit)
        ? work.apply(session)
        : inNewTransaction(work);
  }

  /**
   * Runs a unit of the caller's work. Within a transaction, a unit that throws rolls back only its
   * own writes, and the transaction may continue.
   */
  <R> R unit(Function<StatelessSession, R> work) {
    return inTransaction
        ? session.doReturningWork(
            connection -> Transactions.behindSavepoint(connection, same -> on(same, work)))
        : inNewTransaction(work);
  }

  /** Runs {@code work}, which only reads, on one consistent state. */
  <R> R snapshot(Function<StatelessSession, R> work) {
    return inTransaction
        ? work.apply(session)
        : session.doReturningWork(
            connection -> Transactions.snapshot(connection, same -> on(same, work)));
  }

  private <R> R inNewTransaction(Function<StatelessSession, R> work) {
    return session.doReturningWork(
        connection -> Transactions.begin(connection, same -> on(same, work)));
  }

  private <R> R on(Connection connection, Function<StatelessSession, R> work) throws SQLException {
    try (StatelessSession transaction = session.getFactory().openStatelessSession(connection)) {
      return work.apply(transaction);
    }
  }
}
