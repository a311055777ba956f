// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.keelson.Keelson;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.InvalidValueException;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.work.WorkItem;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** The store in transactions that the host begins and ends. */
final class HostTransactionsTest extends ShopTest {

  /** What the host throws to roll back; no exception of ours or of jOOQ. */
  private static final class ChangedItsMind extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void a_commit_of_the_host_keeps_what_the_store_wrote() {
    WorkItem item = WorkItems.pending(project());
    sql.transaction(host -> insert(JooqKeelson.over(host.dsl()), item));
    assertThat(shop.workItems().find(item.id())).isPresent();
  }

  @Test
  void a_rollback_of_the_host_takes_back_what_the_store_wrote() {
    WorkItem item = WorkItems.pending(project());
    WorkItem inUnit = WorkItems.pending(project());
    assertThatExceptionOfType(ChangedItsMind.class)
        .isThrownBy(() ->
            sql.transaction(host -> {
              Keelson joined = JooqKeelson.over(host.dsl());
              insert(joined, item);
              joined.inTransaction(tx -> insert(tx, inUnit));
              throw new ChangedItsMind();
            }));
    assertThat(shop.workItems().find(item.id())).isEmpty();
    assertThat(shop.workItems().find(inUnit.id())).isEmpty();
  }

  @Test
  void a_unit_of_work_that_throws_takes_back_its_own_writes_and_leaves_the_hosts() {
    WorkItem ofHost = WorkItems.pending(project());
    WorkItem ofUnit = WorkItems.pending(project());
    sql.transaction(host -> {
      Keelson joined = JooqKeelson.over(host.dsl());
      insert(joined, ofHost);
      assertThatExceptionOfType(AlreadyExistsException.class)
          .isThrownBy(() ->
              joined.inTransaction(tx -> {
                insert(tx, ofUnit);
                return insert(tx, ofHost);
              }));
    });
    assertThat(shop.workItems().find(ofHost.id())).isPresent();
    assertThat(shop.workItems().find(ofUnit.id())).isEmpty();
  }

  @Test
  void a_connection_that_the_host_has_a_transaction_on_is_never_committed_by_the_store()
      throws SQLException {
    WorkItem item = WorkItems.pending(project());
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      Keelson joined = JooqKeelson.over(DSL.using(connection, SQLDialect.POSTGRES));
      joined.inTransaction(tx -> tx.inTransaction(inner -> insert(inner, item)));
      assertThat(joined.project(project()).workItems().find(item.id())).isPresent();
      assertThat(shop.workItems().find(item.id())).isEmpty();
      connection.rollback();
    }
    assertThat(shop.workItems().find(item.id())).isEmpty();
  }

  @Test
  void a_context_without_a_transaction_commits_each_call_and_each_unit_of_work() {
    Keelson joined = JooqKeelson.over(sql);
    WorkItem item = insert(joined, WorkItems.pending(project()));
    WorkItem inUnit = joined.inTransaction(tx -> insert(tx, WorkItems.pending(project())));
    assertThat(shop.workItems().find(item.id())).isPresent();
    assertThat(shop.workItems().find(inUnit.id())).isPresent();
  }

  @Test
  void finds_its_schema_also_through_a_context_that_leaves_schemas_out() {
    Settings settings = new Settings().withRenderSchema(false);
    Keelson joined =
        JooqKeelson.over(DSL.using(database.dataSource(), SQLDialect.POSTGRES, settings));
    WorkItem item = insert(joined, WorkItems.pending(project()));
    assertThat(joined.project(project()).workItems().find(item.id())).isPresent();
  }

  @Test
  void refuses_connections_of_its_own_that_do_not_commit_by_themselves() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.dataSource());
    config.setAutoCommit(false);
    try (HikariDataSource manual = new HikariDataSource(config)) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> JooqKeelson.over(manual).agents().find(agent.id()))
          .withMessageStartingWith("dataSource must hand out connections in autocommit mode");
    }
  }

  @Test
  void refuses_a_context_for_another_database() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> JooqKeelson.over(DSL.using(SQLDialect.H2)))
        .withMessageStartingWith("context must be one for PostgreSQL");
  }

  private static WorkItem insert(Keelson store, WorkItem item) {
    return store.project(item.projectId()).workItems().insert(item);
  }
}
