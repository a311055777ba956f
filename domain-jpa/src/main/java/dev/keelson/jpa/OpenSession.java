// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.sql.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
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
    return inTransaction || session.doReturningWork(Connection::getAutoCommit)
        ? work.apply(session)
        : inNewTransaction(work);
  }

  /** Does work of several statements, all or none of them. */
  <R> R together(Function<StatelessSession, R> work) {
    return inTransaction ? work.apply(session) : inNewTransaction(work);
  }

  /**
   * Does a unit of the caller's work. Within a transaction, a unit that throws takes back what it
   * did and leaves the rest to go on.
   */
  <R> R unit(Function<StatelessSession, R> work) {
    return inTransaction
        ? session.doReturningWork(
            connection -> Transactions.behindSavepoint(connection, same -> on(same, work)))
        : inNewTransaction(work);
  }

  /** Does work that only reads, and sees one state. */
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
