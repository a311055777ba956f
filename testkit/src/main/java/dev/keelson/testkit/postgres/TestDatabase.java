// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A separate database for one test class, with a pool of connections. Created by {@link
 * PostgresForTests}.
 */
public final class TestDatabase implements AutoCloseable {

  private static final int CONNECTIONS = 20;

  private final PostgresForTests postgres;
  private final String name;
  private final HikariDataSource pool;

  TestDatabase(PostgresForTests postgres, String name) {
    this.postgres = postgres;
    this.name = name;
    HikariConfig config = new HikariConfig();
    config.setDataSource(postgres.dataSource(name));
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setPoolName(name);
    pool = new HikariDataSource(config);
  }

  /**
   * Returns a pool of up to {@value #CONNECTIONS} connections, which is closed with this database.
   */
  public DataSource dataSource() {
    return pool;
  }

  /** Returns the name of the database. */
  public String name() {
    return name;
  }

  /**
   * Removes all rows of Keelson's schema. The tables of lifecycles keep their rows.
   *
   * @throws IllegalStateException if a transaction that wrote is still open after 2 seconds
   */
  public void clear() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(Clearing.sql(statement));
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(
          "database %s could not be cleared; end every transaction first".formatted(name), e);
    }
  }

  /** Ends all connections and drops the database. A second call does nothing. */
  @Override
  public void close() {
    pool.close();
    postgres.drop(name);
  }
}
