// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.keelson.Keelson;
import dev.keelson.jooq.JooqKeelson;
import dev.keelson.jpa.JpaKeelson;
import dev.keelson.memory.MemoryKeelson;
import dev.keelson.migrations.KeelsonMigrations;
import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The store that the command line asks for, with the database below it.
 *
 * @param opened what is to be closed, the last one first
 */
record Store(Keelson keelson, Deque<Closeable> opened) implements Closeable {

  private static final int CONNECTIONS = 4; // the work, the heartbeat, and some to spare

  /**
   * Opens the store.
   *
   * @throws Refusal if its database can't be used
   */
  static Store open(Options options) throws IOException {
    Deque<Closeable> opened = new ArrayDeque<>();
    try {
      return new Store(keelson(options, opened), opened);
    } catch (IOException | RuntimeException e) {
      closeAll(opened);
      throw e;
    }
  }

  private static Keelson keelson(Options options, Deque<Closeable> opened) throws IOException {
    return switch (options.store()) {
      case MEMORY -> MemoryKeelson.create();
      case JOOQ -> JooqKeelson.over(database(options, opened));
      case JPA -> {
        Keelson jpa = JpaKeelson.over(database(options, opened));
        opened.push(jpa::close);
        yield jpa;
      }
    };
  }

  private static DataSource database(Options options, Deque<Closeable> opened) throws IOException {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(
        options.has("jdbc-url") ? options.require("jdbc-url") : embedded(options, opened));
    requireAnswer(database);
    migrate(database);
    HikariConfig config = new HikariConfig();
    config.setDataSource(database);
    config.setMaximumPoolSize(CONNECTIONS);
    HikariDataSource pool = new HikariDataSource(config);
    opened.push(pool);
    return pool;
  }

  private static String embedded(Options options, Deque<Closeable> opened) throws IOException {
    EmbeddedDatabase embedded = EmbeddedDatabase.in(options.home().resolve("postgres"));
    opened.push(embedded);
    return embedded.jdbcUrl();
  }

  private static void migrate(DataSource database) {
    try {
      KeelsonMigrations.migrate(database);
    } catch (IllegalStateException e) {
      throw new Refusal(
          "the database",
          "must be empty or of this version, but %s".formatted(e.getMessage()),
          "take another with --home or --jdbc-url, or delete it");
    }
  }

  private static void requireAnswer(DataSource database) {
    try (Connection connection = database.getConnection()) {
      connection.getMetaData();
    } catch (SQLException e) {
      throw new Refusal(
          "the database",
          "must answer, but did not (%s)".formatted(e.getMessage()),
          "check --jdbc-url, or leave it out for the embedded PostgreSQL");
    }
  }

  /** Closes the store and stops a database that was started for it. */
  @Override
  public void close() throws IOException {
    closeAll(opened);
  }

  private static void closeAll(Deque<Closeable> opened) throws IOException {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }
}
