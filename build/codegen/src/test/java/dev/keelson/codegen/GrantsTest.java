// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.approval.ApprovalDecision;
import dev.keelson.migrations.KeelsonMigrations;
import dev.keelson.migrations.Role;
import dev.keelson.query.EntityType;
import dev.keelson.spi.EntityTypes;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GrantsTest {

  private final TestDatabase database = PostgresForTests.newEmptyDatabase();
  private final KeelsonMigrations migrations = KeelsonMigrations.of(database.dataSource());
  private final String control = "control_" + UUID.randomUUID().toString().replace("-", "");

  @BeforeEach
  void migrate() throws SQLException {
    migrations.migrate();
    owner("create role " + control);
  }

  @AfterEach
  void drop() throws SQLException {
    owner("drop owned by " + control);
    owner("drop role " + control);
    database.close();
  }

  @Test
  void control_writes_values_and_neither_tables_nor_lifecycles() throws SQLException {
    migrations.grantTo(Role.CONTROL, control);
    migrations.grantTo(Role.CONTROL, control);
    as(control, "update keelson.project set brief = 'Sells shoes'");
    for (String refused :
        new String[] {
          "delete from keelson.lifecycle_transition",
          "insert into keelson.lifecycle_transition values ('run', 'failed', 'completed')",
          "delete from keelson.keelson_schema_history",
          "alter table keelson.run disable trigger user",
          "truncate keelson.journal",
          "update keelson.journal set actor = 'user:mallory'",
          "delete from keelson.journal",
          "insert into keelson.journal (project_id, kind, subject_id, version, to_state, actor, at)"
              + " values (gen_random_uuid(), 'run', gen_random_uuid(), 1, 'completed', 'user:m',"
              + " now())",
          "update keelson.journal_head set last_seq = 0",
          "delete from keelson.journal_removal",
          "insert into keelson.journal_hold values"
              + " (gen_random_uuid(), gen_random_uuid(), 'claim', 'user:m', now())",
          "delete from keelson.journal_hold",
          "select keelson.journal_count(gen_random_uuid(), gen_random_uuid(), 'run', 1)",
          "create table keelson.mine ()"
        }) {
      assertThatThrownBy(() -> as(control, refused))
          .as(refused)
          .isInstanceOfSatisfying(
              SQLException.class, problem -> assertThat(problem.getSQLState()).isEqualTo("42501"));
    }
  }

  @Test
  void work_decides_on_nothing_and_changes_nothing_that_it_is_set_up_with() throws SQLException {
    migrations.grantTo(Role.WORK, control);
    as(control, "update keelson.work_item set priority = 1");
    as(control, "select from keelson.credential");
    for (String refused :
        new String[] {
          "delete from keelson.approval_decision",
          "update keelson.approval_decision set verdict = 'approve'",
          "update keelson.policy set value = '{}'",
          "update keelson.agent set max_concurrency = 100",
          "update keelson.project set name = 'Mine'",
          "delete from keelson.run",
          "delete from keelson.lifecycle_transition",
          "alter table keelson.approval disable trigger user"
        }) {
      assertThatThrownBy(() -> as(control, refused))
          .as(refused)
          .isInstanceOfSatisfying(
              SQLException.class, problem -> assertThat(problem.getSQLState()).isEqualTo("42501"));
    }
  }

  @Test
  void work_writes_all_but_decisions_and_what_only_a_host_sets_up() throws SQLException {
    migrations.grantTo(Role.WORK, control);
    assertThat(EntityTypes.ALL).containsAll(EntityTypes.SET_UP);
    assertThat(written(names(EntityTypes.SET_UP.stream()))).isEmpty();
    assertThat(written(List.of(ApprovalDecision.TYPE.name()))).isEmpty();
    List<String> work =
        names(EntityTypes.ALL.stream().filter(type -> !EntityTypes.SET_UP.contains(type)));
    assertThat(written(work)).containsAll(work.stream().map(each -> each + " insert").toList());
  }

  @Test
  void no_role_writes_the_journal() throws SQLException {
    List<String> journal =
        List.of(
            "journal",
            "journal_head",
            "journal_removal",
            "journal_hold",
            "journal_lifted_hold",
            "lifecycle_transition");
    migrations.grantTo(Role.WORK, control);
    assertThat(written(journal)).isEmpty();
    assertThatThrownBy(() -> as(control, "select from keelson.github_app_installation"))
        .isInstanceOf(SQLException.class);
    migrations.grantTo(Role.CONTROL, control);
    assertThat(written(journal)).isEmpty();
  }

  private static List<String> names(Stream<EntityType<?, ?>> types) {
    return types.<String>map(EntityType::name).toList();
  }

  /** Which of the tables the role may write, in whatever way. */
  private List<String> written(List<String> tables) throws SQLException {
    return new Catalogue(database)
        .list(
            """
            select t || ' ' || p
              from unnest(string_to_array('%s', ',')) t,
                   unnest('{insert,update,delete,truncate}'::text[]) p
             where has_table_privilege('%s', 'keelson.' || t, p)
            """
                .formatted(String.join(",", tables), control));
  }

  @Test
  void control_journals_by_what_it_writes_and_in_no_other_way() throws SQLException {
    migrations.grantTo(Role.CONTROL, control);
    as(
        control,
        "insert into keelson.tag values"
            + " (gen_random_uuid(), 'review', 'Look twice', now(), now(), 'user:ana', 1)");
    as(control, "delete from keelson.tag");
    as(control, "select keelson.journal_place(gen_random_uuid(), true)");
    as(control, "select keelson.journal_remove(1000, 1, 'older than PT1S', 'user:ana')");
    as(
        control,
        "select keelson.journal_place_hold(p, p, 'claim', 'user:ana') from gen_random_uuid() p");
    as(control, "create temp table forged (id uuid, status text, version bigint, updated_by text)");
    assertThatThrownBy(() ->
            as(
                control,
                "create trigger forges after insert on pg_temp.forged referencing new table as"
                    + " new_rows for each statement execute function keelson.credential_guard()"))
        .as("a trigger that journals what never was")
        .isInstanceOfSatisfying(
            SQLException.class, problem -> assertThat(problem.getSQLState()).isEqualTo("42501"));
  }

  @Test
  void a_role_without_grants_reads_nothing() {
    assertThatThrownBy(() -> as(control, "select from keelson.project"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void what_can_not_be_granted_is_named() {
    assertThatThrownBy(() -> migrations.grantTo(Role.CONTROL, "nobody_has_this_name"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("keelson", "nobody_has_this_name", "does not exist");
    assertThatThrownBy(() -> migrations.inSchema("other").grantTo(Role.CONTROL, control))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("other", "does not exist");
    assertThatThrownBy(() -> KeelsonMigrations.grants(Role.CONTROL, "a; drop table run", "keelson"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("databaseRole must be 1 to 63 lower-case letters");
    assertThatThrownBy(() -> migrations.grantTo(Role.CONTROL, "public"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not public, which is everybody");
  }

  private void owner(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void as(String role, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set role " + role);
      try {
        statement.execute(sql);
      } finally {
        statement.execute("reset role");
      }
    }
  }
}
