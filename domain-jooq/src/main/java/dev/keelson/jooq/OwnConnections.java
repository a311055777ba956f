// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.core.Check;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DataSourceConnectionProvider;

/** Connections outside of the host's transactions, each for one statement or one transaction. */
final class OwnConnections extends DataSourceConnectionProvider {

  OwnConnections(DataSource dataSource) {
    super(dataSource);
  }

  /**
   * Refuses a connection that is not in autocommit mode, on which writes would be lost or become
   * part of another transaction.
   */
  @Override
  public Connection acquire() {
    Connection connection = super.acquire();
    try {
      if (connection.getAutoCommit()) {
        return connection;
      }
    } catch (SQLException e) {
      release(connection);
      throw new DataAccessException("the connection does not say whether it commits by itself", e);
    }
    release(connection);
    Check.that(
        false,
        "dataSource",
        "must hand out connections in autocommit mode",
        "configure its pool so, or join transactions of your own with"
            + " JooqKeelson.over(DSLContext)");
    return connection;
  }
}
