// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.Agent;
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
      Keelson keelson = JooqKeelson.over(database.dataSource(), Clock.systemUTC(), "agents");
      Agent agent = keelson.agents().insert(Agents.coder());
      ProjectScope shop = keelson.project(keelson.projects().insert(Projects.shop()).id());
      WorkItem item = shop.workItems().insert(WorkItems.pending(shop.id()));
      Claim claim = keelson.workQueue().claim(ClaimRequest.by(agent.id())).getFirst();
      keelson.workQueue().complete(claim.lease(), Outcome.success());
      assertThat(shop.journal().poll(PageRequest.first(10)).items()).hasSize(4);
      assertThat(shop.journal().history(item.id())).hasSize(3);
    }
  }
}
