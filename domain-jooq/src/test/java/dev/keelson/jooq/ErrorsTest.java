// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.Keelson;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.StoreUnavailableException;
import dev.keelson.migrations.Role;
import dev.keelson.run.Run;
import dev.keelson.sql.SqlErrors;
import dev.keelson.testkit.fixtures.Policies;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the store says when the database refuses, or is not there. */
final class ErrorsTest extends ShopTest {

  @Test
  void a_connection_that_breaks_is_worth_another_try() {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() ->
            keelson.inTransaction(tx -> {
              tx.projects().get(project());
              sql.execute(
                  "select pg_terminate_backend(pid) from pg_stat_activity"
                      + " where datname = current_database() and pid <> pg_backend_pid()");
              return tx.projects().get(project());
            }))
        .satisfies(e -> assertThat(e.isRetryable()).isTrue());
    assertThat(keelson.projects().get(project())).isNotNull();
  }

  @Test
  void a_database_that_is_gone_is_told_as_such() {
    TestDatabase gone = PostgresForTests.newDatabase();
    Keelson store = JooqKeelson.over(gone.dataSource());
    gone.close();
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> store.projects().find(project()));
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> store.inTransaction(tx -> tx.projects().find(project())));
  }

  @Test
  void an_exception_of_the_host_comes_out_of_a_unit_of_work_as_it_is() {
    DataAccessException ofHost =
        new DataAccessException("of the host", new SQLException("deadlock", "40P01"));
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() ->
            keelson.inTransaction(tx -> {
              throw ofHost;
            }))
        .isSameAs(ofHost);
  }

  @Test
  void conflicts_between_transactions_are_worth_another_try_and_others_are_not() {
    assertThat(retryable("40001")).isTrue();
    assertThat(retryable("40P01")).isTrue();
    assertThat(retryable("55P03")).isTrue();
    assertThat(retryable("53300")).isTrue();
    assertThat(retryable("42P01")).isFalse();
    assertThat(retryable("25006")).as("an old primary only reads").isTrue();
    assertThat(retryable("25P03")).as("idle in transaction for too long").isTrue();
    assertThat(retryable("25P02")).as("an earlier refusal ended the transaction").isFalse();
  }

  @Test
  void a_schema_that_is_missing_says_what_to_run() {
    try (TestDatabase empty = PostgresForTests.newEmptyDatabase()) {
      Keelson store = JooqKeelson.over(empty.dataSource());
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> store.projects().find(project()))
          .withMessageContaining("run the migrations of the schema first")
          .satisfies(e -> assertThat(e.isRetryable()).isFalse());
    }
  }

  @Test
  void a_server_that_can_not_be_reached_is_told_as_such() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setURL("jdbc:postgresql://127.0.0.1:1/keelson");
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> JooqKeelson.over(nowhere).projects().find(project()))
        .withMessageContaining("can't be reached")
        .satisfies(e -> assertThat(e.isRetryable()).isTrue());
  }

  @Test
  void a_role_without_a_grant_says_what_to_grant() {
    assertThat(SqlErrors.translate(refusal("42501", ""), "read runs"))
        .hasMessageContaining("KeelsonMigrations.grantTo");
    Keelson agents = JooqKeelson.over(database.as(Role.WORK));
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> agents.project(project()).policies().insert(Policies.minimal(project())))
        .withMessageContaining(
            "its database role may not (ERROR: permission denied for table policy)")
        .withMessageContaining("Role.CONTROL")
        .satisfies(e -> assertThat(e.isRetryable()).isFalse());
  }

  @Test
  void a_proxy_that_leaves_the_constraint_out_changes_nothing() {
    Run run = Runs.pending(project());
    ServerErrorMessage message =
        new ServerErrorMessage(
            "SERROR\0C23505\0Mduplicate key value violates unique constraint"
                + " \"run_external_key_key\"\0");
    assertThat(
            SqlErrors.translate(
                new DataAccessException("refused", new PSQLException(message)), Run.TYPE, run))
        .isInstanceOf(AlreadyExistsException.class)
        .extracting("key")
        .isEqualTo("external_key");
  }

  @Test
  void a_schema_whose_name_is_no_name_is_refused() {
    for (String name : List.of("", "a b", "run; drop table x", "\"x\"", "X")) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> JooqKeelson.over(database.dataSource(), Clock.systemUTC(), name))
          .withMessageStartingWith("schema must be 1 to 63 lower-case letters");
    }
  }

  @Test
  void a_constraint_on_a_shard_says_the_same_as_on_the_table() {
    Run run = Runs.pending(project());
    assertThat(SqlErrors.translate(refusal("23505", "run_external_key_key_102437"), Run.TYPE, run))
        .isInstanceOf(AlreadyExistsException.class)
        .extracting("key")
        .isEqualTo("external_key");
    assertThat(SqlErrors.translate(refusal("23505", "run_pkey_102437"), Run.TYPE, run))
        .isInstanceOf(AlreadyExistsException.class)
        .extracting("key")
        .isEqualTo("id");
    assertThat(SqlErrors.translate(refusal("23503", "run_project_id_fkey_102437"), Run.TYPE, run))
        .isInstanceOf(NotFoundException.class)
        .extracting("id")
        .isEqualTo(project());
  }

  @Test
  void a_value_that_only_the_schema_can_refuse_names_the_rule() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> {
          throw SqlErrors.translate(refusal("23514", "work_item_lease_check"), "write it");
        })
        .withMessageContaining("work_item_lease_check");
  }

  private static boolean retryable(String state) {
    return ((StoreUnavailableException) SqlErrors.translate(refusal(state, ""), "read runs"))
        .isRetryable();
  }

  /** As the driver gives it, in the wire format of the server's message. */
  private static DataAccessException refusal(String state, String constraint) {
    ServerErrorMessage message =
        new ServerErrorMessage("SERROR\0C%s\0Mrefused\0n%s\0".formatted(state, constraint));
    return new DataAccessException("refused", new PSQLException(message));
  }
}
