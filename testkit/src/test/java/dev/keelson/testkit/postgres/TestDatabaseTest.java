// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TestDatabaseTest {

  private final TestDatabase database = PostgresForTests.newDatabase();

  @AfterAll
  void drop() {
    database.close();
  }

  @Test
  void has_the_schema_and_no_rows() throws SQLException {
    assertThat(Sql.number(database, "select count(*) from keelson.project")).isZero();
    assertThat(Sql.number(database, "select count(*) from keelson.lifecycle_transition"))
        .isPositive();
  }

  @Test
  void is_apart_from_other_databases() throws SQLException {
    insertProject(database);
    try (TestDatabase other = PostgresForTests.newDatabase()) {
      assertThat(Sql.number(other, "select count(*) from keelson.project")).isZero();
    }
  }

  @Test
  void clearing_removes_all_rows_but_those_of_the_lifecycles() throws SQLException {
    insertProject(database);
    long transitions = Sql.number(database, "select count(*) from keelson.lifecycle_transition");
    database.clear();
    assertThat(Sql.number(database, "select count(*) from keelson.project")).isZero();
    assertThat(Sql.number(database, "select count(*) from keelson.journal")).isZero();
    assertThat(Sql.number(database, "select count(*) from keelson.lifecycle_transition"))
        .isEqualTo(transitions);
    assertThat(Sql.number(database, "select count(*) from keelson.keelson_schema_history"))
        .isPositive();
  }

  @Test
  void clearing_says_so_when_a_transaction_was_left_open() throws SQLException {
    try (Connection forgotten = database.dataSource().getConnection();
        Statement statement = forgotten.createStatement()) {
      forgotten.setAutoCommit(false);
      statement.execute("lock table keelson.project in share mode");
      assertThatThrownBy(database::clear)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "database %s could not be cleared; end every transaction first"
                  .formatted(database.name()));
      forgotten.rollback();
    }
  }

  @Test
  void closing_drops_it_and_closing_again_does_nothing() throws SQLException {
    TestDatabase closed = PostgresForTests.newDatabase();
    closed.close();
    closed.close();
    assertThat(
            Sql.number(
                database,
                "select count(*) from pg_database where datname = '%s'".formatted(closed.name())))
        .isZero();
  }

  @Test
  void an_empty_one_has_no_schema() throws SQLException {
    try (TestDatabase empty = PostgresForTests.newEmptyDatabase()) {
      assertThat(Sql.number(empty, "select count(*) from pg_namespace where nspname = 'keelson'"))
          .isZero();
    }
  }

  private static void insertProject(TestDatabase database) throws SQLException {
    Sql.execute(
        database,
        """
        insert into keelson.project (id, owner, slug, created_at, updated_at, updated_by, version)
        values ('%1$s', 'ana', '%1$s', now(), now(), 'user:ana', 1)
        """
            .formatted(UUID.randomUUID()));
  }
}
