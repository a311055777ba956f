// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/**
 * Transactions of several statements on a connection, for stores whose library does not provide
 * them. What the work throws propagates unchanged.
 */
public final class Transactions {

  private Transactions() {}

  /** Runs {@code work} in a new transaction. */
  public static <R> R begin(Connection connection, Database.ConnectionWork<R> work)
      throws SQLException {
    boolean before = connection.getAutoCommit();
    connection.setAutoCommit(false);
    R result;
    try {
      result = work.on(connection);
      connection.commit();
    } catch (Throwable e) {
      takeBack(connection::rollback, e);
      takeBack(() -> connection.setAutoCommit(before), e);
      throw e;
    }
    connection.setAutoCommit(before);
    return result;
  }

  /** Runs {@code work}, which only reads, in a new transaction that shows one consistent state. */
  public static <R> R snapshot(Connection connection, Database.ConnectionWork<R> work)
      throws SQLException {
    return begin(
        connection,
        same -> {
          try (Statement statement = same.createStatement()) {
            // for this transaction only, so nothing has to be restored on the connection
            statement.execute("set transaction isolation level repeatable read, read only");
          }
          return work.on(same);
        });
  }

  /**
   * Runs {@code work} in the open transaction after a savepoint, and rolls back to it if it throws.
   */
  public static <R> R behindSavepoint(Connection connection, Database.ConnectionWork<R> work)
      throws SQLException {
    Savepoint savepoint = connection.setSavepoint();
    try {
      R result = work.on(connection);
      connection.releaseSavepoint(savepoint);
      return result;
    } catch (Throwable e) {
      takeBack(() -> connection.rollback(savepoint), e);
      throw e;
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
