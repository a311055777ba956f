// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.Agent;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.PageRequest;
import dev.keelson.migrations.KeelsonMigrations;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.fixtures.Projects;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import java.time.Clock;
import org.junit.jupiter.api.Test;

final class OtherSchemaTest {

  @Test
  void works_in_the_schema_that_the_host_chose() {
    try (TestDatabase database = PostgresForTests.newEmptyDatabase()) {
      KeelsonMigrations.of(database.dataSource()).inSchema("agents").migrate();
      Keelson keelson = JpaKeelson.over(database.dataSource(), Clock.systemUTC(), "agents");
      Agent agent = keelson.agents().insert(Agents.coder());
      ProjectScope shop = keelson.project(keelson.projects().insert(Projects.shop()).id());
      WorkItem item = shop.workItems().insert(WorkItems.pending(shop.id()));
      Claim claim = keelson.workQueue().claim(ClaimRequest.by(agent.id())).getFirst();
      keelson.workQueue().complete(claim.lease(), Outcome.success());
      assertThat(shop.journal().poll(PageRequest.first(10)).items()).hasSize(4);
      assertThat(shop.journal().history(item.id())).hasSize(3);
    }
  }

  @Test
  void refuses_what_is_no_name_of_a_schema() {
    try (TestDatabase database = PostgresForTests.newEmptyDatabase()) {
      for (String name : new String[] {"", "Agents", "a.b", "x; drop schema keelson", "1a"}) {
        assertThatExceptionOfType(InvalidValueException.class)
            .as(name)
            .isThrownBy(() -> JpaKeelson.over(database.dataSource(), Clock.systemUTC(), name))
            .satisfies(e -> assertThat(e.field()).isEqualTo("schema"));
      }
    }
  }
}
