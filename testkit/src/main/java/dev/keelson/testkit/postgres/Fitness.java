// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/** Checks that a server can be used, so that tests don't fail later with a misleading error. */
final class Fitness {

  private static final int OLDEST = 15;

  private Fitness() {}

  static void check(PGSimpleDataSource server) {
    String where =
        "PostgreSQL for tests at %s:%s"
            .formatted(server.getServerNames()[0], server.getPortNumbers()[0]);
    try (Connection connection = server.getConnection();
        Statement statement = connection.createStatement()) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      require(
          version >= OLDEST,
          "%s has version %s; use %s or newer".formatted(where, version, OLDEST));
      require(
          mayCreateDatabases(statement),
          "%1$s does not let role %2$s create databases; run alter role %2$s createdb"
              .formatted(where, connection.getMetaData().getUserName()));
    } catch (SQLException e) {
      throw new IllegalStateException(
          "%s refused the connection; check %s".formatted(where, Settings.URL), e);
    }
  }

  private static boolean mayCreateDatabases(Statement statement) throws SQLException {
    String query = "select rolcreatedb or rolsuper from pg_roles where rolname = current_user";
    try (ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getBoolean(1);
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalStateException(message);
    }
  }
}
