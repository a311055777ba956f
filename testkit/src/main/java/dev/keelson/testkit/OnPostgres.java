// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.keelson.Keelson;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What is asked of stores on PostgreSQL, each on a database that no other test uses. */
@Timeout(value = 3, unit = MINUTES, threadMode = SEPARATE_THREAD)
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnPostgres {

  final TestDatabase database = PostgresForTests.newDatabase();
  Keelson keelson;

  /** Returns a new store on the database of {@code dataSource}; this class closes it. */
  protected abstract Keelson over(DataSource dataSource);

  /** Returns the connections that the store gets. */
  DataSource connections() {
    return database.dataSource();
  }

  @BeforeAll
  final void open() {
    keelson = over(connections());
  }

  /** Runs statements as the owner of the schema, who may do anything. */
  final void asOwner(String sql) {
    try (Connection connection = database.ownersDataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError("the owner could not run " + sql, e);
    }
  }

  @AfterAll
  final void close() {
    keelson.close();
    database.close();
  }
}
