// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.keelson.migrations.KeelsonMigrations;
import dev.keelson.migrations.Role;
import dev.keelson.testkit.MovableClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
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
  private final HikariDataSource hosts;
  private final boolean narrow;
  private final MovableClock clock = new MovableClock();

  /** A database whose tests connect as its owner. */
  TestDatabase(PostgresForTests postgres, String name, DataSource owner) {
    this.postgres = postgres;
    this.name = name;
    pool = pool(owner, CONNECTIONS);
    owners = pool;
    hosts = pool;
    narrow = false;
  }

  /** A database whose tests connect as another role than its owner. */
  TestDatabase(PostgresForTests postgres, String name, DataSource owner, Role role) {
    this.postgres = postgres;
    this.name = name;
    pool = pool(as(role), CONNECTIONS);
    owners = pool(owner, 1);
    narrow = role != Role.CONTROL;
    hosts = narrow ? pool(as(Role.CONTROL), CONNECTIONS) : pool;
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

  /**
   * Returns a pool of connections as what a host connects as; the same as {@link #dataSource},
   * unless that role may do less. Closed with this database.
   */
  public DataSource hostDataSource() {
    return hosts;
  }

  /**
   * Returns whether a failure tells that the role of {@link #dataSource} may not do what a host
   * may; never if it is one.
   *
   * @throws AssertionError if it tells that the role may not do what it should be able to do
   */
  public boolean refused(Throwable failure) {
    return narrow && KeptFromWork.tells(failure, this::differing);
  }

  /** Returns the privileges on a table that hosts have and the processes of agents have not. */
  private Set<String> differing(String table) {
    String query =
        """
        select p from unnest('{select,insert,update,delete}'::text[]) p
         where has_table_privilege('%1$s', '%3$s.%4$s', p) and not has_table_privilege('%2$s', '%3$s.%4$s', p)
        """
            .formatted(
                postgres.databaseRole(Role.CONTROL),
                postgres.databaseRole(Role.WORK),
                KeelsonMigrations.DEFAULT_SCHEMA,
                table);
    Set<String> differing = new TreeSet<>();
    inOneTransaction(
        statement -> {
          try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
              differing.add(row.getString(1));
            }
          }
        },
        "could not tell the privileges on " + table);
    return differing;
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

  /** Returns a clock for stores on this database, which {@link #advance} moves as well. */
  public InstantSource clock() {
    return clock;
  }

  /**
   * Moves the time forward by which Keelson's schema and statements go, and {@link #clock}. What is
   * under way keeps its time.
   *
   * @throws IllegalArgumentException if {@code time} is negative
   */
  public synchronized void advance(Duration time) {
    clock.advance(time);
    inOneTransaction(
        statement -> statement.execute(time(clock.ahead())), "could not be moved in time");
  }

  /** Every statement of a store takes the time from these two. */
  private static String time(Duration ahead) {
    return """
    create or replace function %1$s.transaction_time() returns timestamptz language sql stable
      return now() + interval '%2$s microseconds';
    create or replace function %1$s.wall_time() returns timestamptz language sql volatile
      return clock_timestamp() + interval '%2$s microseconds'
    """
        .formatted(KeelsonMigrations.DEFAULT_SCHEMA, ahead.toNanos() / 1000);
  }

  /** Returns the name of the database. */
  public String name() {
    return name;
  }

  /**
   * Removes all rows of Keelson's schema, and brings its time back. The tables of lifecycles keep
   * their rows.
   *
   * @throws IllegalStateException if a transaction that wrote is still open after 2 seconds
   */
  public synchronized void clear() {
    boolean moved = !clock.ahead().isZero();
    inOneTransaction(
        statement -> {
          statement.execute(Clearing.sql(statement));
          if (moved) {
            statement.execute(time(Duration.ZERO));
          }
        },
        "could not be cleared; end every transaction first");
    clock.reset();
  }

  private void inOneTransaction(Work work, String problem) {
    try (Connection connection = owners.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      work.with(statement);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("database %s %s".formatted(name, problem), e);
    }
  }

  /** What is done by SQL. */
  @FunctionalInterface
  private interface Work {
    void with(Statement statement) throws SQLException;
  }

  /** Ends all connections and drops the database. A second call does nothing. */
  @Override
  public void close() {
    pool.close();
    owners.close();
    hosts.close();
    postgres.drop(name);
  }
}
