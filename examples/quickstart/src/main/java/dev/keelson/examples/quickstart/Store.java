// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.Keelson;
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

/** The store that the command line asks for, with the database below it. */
final class Store implements Closeable {

  private final Deque<Closeable> opened = new ArrayDeque<>();
  private final Keelson keelson;

  private Store(Options options) throws IOException {
    keelson = open(options);
  }

  static Store of(Options options) throws IOException {
    return new Store(options);
  }

  Keelson keelson() {
    return keelson;
  }

  private Keelson open(Options options) throws IOException {
    return switch (options.store()) {
      case MEMORY -> MemoryKeelson.create();
      case JOOQ -> throw new UnsupportedOperationException("jooq " + database(options));
      case JPA -> throw new UnsupportedOperationException("jpa");
    };
  }

  private DataSource database(Options options) throws IOException {
    PGSimpleDataSource database = new PGSimpleDataSource();
    if (options.has("jdbc-url")) {
      database.setUrl(options.require("jdbc-url"));
      requireAnswer(database);
    } else {
      EmbeddedDatabase embedded = EmbeddedDatabase.in(options.home().resolve("postgres"));
      opened.push(embedded);
      database.setUrl(embedded.jdbcUrl());
    }
    KeelsonMigrations.migrate(database);
    return database;
  }

  private static void requireAnswer(DataSource database) {
    try (Connection connection = database.getConnection()) {
      connection.getMetaData();
    } catch (SQLException e) {
      throw new Refusal(
          "the database of --jdbc-url",
          "must answer, but did not (%s)".formatted(e.getMessage()),
          "check the address, or leave it out for the embedded PostgreSQL");
    }
  }

  /** Closes the store and stops a database that was started for it. */
  @Override
  public void close() throws IOException {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }
}
