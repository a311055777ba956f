// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/**
 * Units of work of more than one statement on a connection: for stores whose library has no means
 * of its own for them. What the work throws comes out unchanged.
 */
public final class Transactions {

  private Transactions() {}

  /** Does {@code work} in a transaction that begins and ends here. */
  public static <R> R begin(Connection connection, Database.Work<R> work) throws SQLException {
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

  /** The same for work that only reads, and shows it one state. */
  public static <R> R snapshot(Connection connection, Database.Work<R> work) throws SQLException {
    return begin(
        connection,
        same -> {
          try (Statement statement = same.createStatement()) {
            // for this transaction only, so the connection needs nothing put back
            statement.execute("set transaction isolation level repeatable read, read only");
          }
          return work.on(same);
        });
  }

  /** Does {@code work} in the open transaction, and takes back that much of it if it throws. */
  public static <R> R behindSavepoint(Connection connection, Database.Work<R> work)
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
