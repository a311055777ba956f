// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.migrations.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A test is skipped for what is kept from the processes of agents, and for nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KeptFromWorkTest {

  private final PostgresForTests postgres =
      new PostgresForTests(Server.start(Settings.ofJvm()), Role.WORK, null);
  private final TestDatabase database = postgres.database();

  @AfterAll
  void stop() {
    database.close();
    postgres.stop();
  }

  @Test
  void what_only_a_host_may_do_is_no_fault() {
    for (String kept :
        new String[] {
          "update keelson.project set name = 'Mine'",
          "insert into keelson.approval_decision default values",
          "delete from keelson.tag",
          "select from keelson.github_app_installation",
          "select keelson.journal_place_hold(p, p, 'claim', 'user:ana') from gen_random_uuid() p",
          "set journal.actor = 'user:ana'; delete from keelson.project_file"
        }) {
      assertThat(database.refused(refusal(kept))).as(kept).isTrue();
    }
  }

  @Test
  void what_no_host_may_do_either_is_a_fault() {
    for (String fault :
        new String[] {
          "delete from keelson.artifact_head",
              "select keelson.journal_count(p, p, 'run', 1) from gen_random_uuid() p",
          "delete from keelson.journal", "create table keelson.mine ()"
        }) {
      SQLException refusal = refusal(fault);
      assertThatThrownBy(() -> database.refused(refusal))
          .as(fault)
          .isInstanceOf(AssertionError.class)
          .hasMessageStartingWith("permission denied for ");
    }
  }

  @Test
  void a_grant_that_was_lost_is_named() throws SQLException {
    String work = postgres.databaseRole(Role.WORK);
    for (String table : new String[] {"tag", "project_file"}) {
      owner("revoke insert, delete on keelson.%s from %s".formatted(table, work));
      SQLException refusal = refusal("insert into keelson.%s default values".formatted(table));
      assertThatThrownBy(() -> database.refused(refusal))
          .isInstanceOf(AssertionError.class)
          .hasMessageContainingAll(
              "permission denied for table " + table, "they lack [delete, insert] and should lack");
    }
    owner("grant insert on keelson.tag to " + work);
    owner("grant insert, delete on keelson.project_file to " + work);
  }

  @Test
  void another_failure_is_no_refusal() {
    assertThat(database.refused(new AssertionError("expected 1, was 2"))).isFalse();
    assertThat(database.refused(refusal("insert into keelson.run default values"))).isFalse();
  }

  private void owner(String sql) throws SQLException {
    try (Connection connection = database.ownersDataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private SQLException refusal(String sql) {
    try {
      Sql.execute(database, sql);
    } catch (SQLException e) {
      return e;
    }
    throw new AssertionError("not refused: " + sql);
  }
}
