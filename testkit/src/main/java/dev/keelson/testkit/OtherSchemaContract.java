// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

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
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A store in another schema than {@code keelson}. For authors of stores on PostgreSQL: extend this
 * class.
 */
@Timeout(value = 3, unit = MINUTES, threadMode = SEPARATE_THREAD)
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class OtherSchemaContract {

  /** Returns a new store on a schema of that database; this class closes it. */
  protected abstract Keelson over(DataSource dataSource, String schema);

  @Test
  final void works_in_the_schema_that_the_host_chose() {
    try (TestDatabase database = PostgresForTests.newEmptyDatabase()) {
      KeelsonMigrations.of(database.dataSource()).inSchema("agents").migrate();
      try (Keelson keelson = over(database.dataSource(), "agents")) {
        Agent agent = keelson.agents().insert(Agents.coder());
        ProjectScope shop = keelson.project(keelson.projects().insert(Projects.shop()).id());
        WorkItem item = shop.workItems().insert(WorkItems.pending(shop.id()));
        Claim claim =
            keelson.workQueue().claim(ClaimRequest.by(agent.id()).everywhere()).getFirst();
        keelson.workQueue().complete(claim.lease(), Outcome.success());
        assertThat(shop.journal().poll(PageRequest.first(10)).items()).hasSize(4);
        assertThat(shop.journal().history(item.id()).items()).hasSize(3);
      }
    }
  }

  @Test
  final void refuses_what_is_no_name_of_a_schema() {
    try (TestDatabase database = PostgresForTests.newEmptyDatabase()) {
      for (String name : List.of("", "Agents", "a.b", "x; drop schema keelson", "1a")) {
        assertThatExceptionOfType(InvalidValueException.class)
            .as(name)
            .isThrownBy(() -> over(database.dataSource(), name))
            .satisfies(e -> assertThat(e.field()).isEqualTo("schema"));
      }
    }
  }
}
