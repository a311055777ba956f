// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.keelson.Keelson;
import dev.keelson.agent.Agent;
import dev.keelson.core.Actor;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StoreUnavailableException;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.fixtures.Projects;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ConnectionsTest {

  @Test
  void writes_are_committed_also_where_connections_do_not_commit_by_themselves() {
    HikariConfig config = new HikariConfig();
    config.setAutoCommit(false);
    Agent agent = Agents.coder();
    try (TestDatabase database = PostgresForTests.newDatabase()) {
      config.setDataSource(database.dataSource());
      try (HikariDataSource manual = new HikariDataSource(config);
          Keelson writer = JpaKeelson.over(manual);
          Keelson reader = JpaKeelson.over(database.dataSource())) {
        writer.agents().insert(agent);
        assertThat(reader.agents().find(agent.id())).isPresent();
        ProjectId shop = writer.projects().insert(Projects.shop()).id();
        var item = writer.project(shop).workItems().insert(WorkItems.pending(shop));
        assertThat(reader.project(shop).workItems().find(item.id())).isPresent();
      }
    }
  }

  @Test
  void a_database_that_is_gone_is_told_as_such() {
    TestDatabase database = PostgresForTests.newDatabase();
    try (Keelson keelson = JpaKeelson.over(database.dataSource())) {
      database.close();
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> keelson.agents().findByKey("coder"));
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> keelson.agents().insert(Agents.coder()));
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> keelson.inTransaction(tx -> tx.agents().findByKey("coder")));
    }
  }

  @Test
  void a_factory_of_another_provider_is_refused_in_words() {
    EntityManagerFactory other =
        (EntityManagerFactory)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {EntityManagerFactory.class},
                (proxy, method, arguments) -> {
                  throw new PersistenceException("no " + arguments[0]);
                });
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> JpaKeelson.over(other))
        .withMessage("factory must be one of Hibernate ORM; create it with Hibernate's provider");
  }

  @Test
  void what_was_given_away_does_not_close_the_store_of_the_host() {
    Agent agent = Agents.coder();
    try (TestDatabase database = PostgresForTests.newDatabase();
        Keelson host = JpaKeelson.over(database.dataSource())) {
      host.actingAs(Actor.user("ana")).close();
      host.agents().insert(agent);
      assertThat(host.agents().find(agent.id())).isPresent();
    }
  }
}
