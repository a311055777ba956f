// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.keelson.migrations.Role;
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
  private final HikariDataSource owners;

  /** A database whose tests connect as its owner. */
  TestDatabase(PostgresForTests postgres, String name, DataSource owner) {
    this.postgres = postgres;
    this.name = name;
    pool = pool(owner, CONNECTIONS);
    owners = pool;
  }

  /** A database whose tests connect as another role than its owner. */
  TestDatabase(PostgresForTests postgres, String name, DataSource owner, DataSource role) {
    this.postgres = postgres;
    this.name = name;
    pool = pool(role, CONNECTIONS);
    owners = pool(owner, 1);
  }

  private HikariDataSource pool(DataSource source, int connections) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setPoolName(name);
    return new HikariDataSource(config);
  }

  /**
   * Returns a pool of up to {@value #CONNECTIONS} connections, which is closed with this database.
   * They connect as the role that {@link PostgresForTests} names.
   */
  public DataSource dataSource() {
    return pool;
  }

  /** Returns a pool of connections as the owner of the schema; closed with this database. */
  public DataSource ownersDataSource() {
    return owners;
  }

  /**
   * Returns connections as a database role that has the grants of {@code role} and no more. Each
   * call opens a connection of its own.
   */
  public DataSource as(Role role) {
    return postgres.granted(name, role);
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
    try (Connection connection = owners.getConnection();
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
    owners.close();
    postgres.drop(name);
  }
}
