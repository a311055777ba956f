// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Actor;
import dev.keelson.sql.ClaimFrom;
import dev.keelson.sql.Statement;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How PostgreSQL carries out a claim from a long queue. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClaimPlanTest {

  private static final UUID AGENT = UUID.randomUUID();
  private static final UUID PROJECT = UUID.randomUUID();

  private final TestDatabase database = PostgresForTests.newDatabase();
  private final Catalogue catalogue = new Catalogue(database);

  @BeforeAll
  void fill_the_queue() throws SQLException {
    catalogue.execute(
        """
        insert into keelson.agent (id, key, name, created_at, updated_at, updated_by, version)
        values ('%1$s', 'coder', 'Coder', now(), now(), 'user:ana', 1);
        insert into keelson.project (id, owner, slug, created_at, updated_at, updated_by, version)
        select case i when 1 then '%2$s' else gen_random_uuid() end, 'ana', 'p' || i,
               now(), now(), 'user:ana', 1
          from generate_series(1, 10) i;
        insert into keelson.work_item (project_id, id, work_type, priority, status, finished_at,
          created_at, updated_at, updated_by, version)
        select p.id, gen_random_uuid(), 'task', i %% 7, s.status, s.finished_at,
               now(), now(), 'user:ana', 1
          from keelson.project p, generate_series(1, 1000) i,
               (values ('pending', null), ('completed', now())) s(status, finished_at);
        insert into keelson.work_item_body (project_id, id, title)
        select project_id, id, 'Fix the login test' from keelson.work_item;
        analyze keelson.work_item, keelson.work_item_body;
        """
            .formatted(AGENT, PROJECT));
  }

  @AfterAll
  void drop() {
    database.close();
  }

  @Test
  @Proves("R001-59")
  void a_claim_from_one_project_reads_the_queue_in_order() throws SQLException {
    assertThat(plan(Statement.claim(50, ClaimFrom.PROJECT, null)))
        .contains("Index Scan using work_item_ready_idx on work_item w")
        .contains("Tid Scan on work_item w")
        .doesNotContain("Seq Scan on work_item");
  }

  @Test
  @Proves("R001-59")
  void a_claim_from_all_projects_reads_the_queue_in_order() throws SQLException {
    assertThat(plan(Statement.claim(50, ClaimFrom.EVERYWHERE, null)))
        .contains("Index Scan using work_item_ready_idx on work_item w")
        .contains("Tid Scan on work_item w")
        .doesNotContain("Seq Scan on work_item");
  }

  /** Also where a planner could prefer to read all of them at once. */
  @Test
  void a_claim_looks_up_what_an_item_waits_for_one_by_one() throws SQLException {
    catalogue.execute(
        """
        insert into keelson.work_item_dependency (project_id, id, blocked_id, blocker_id,
          created_at, updated_at, updated_by, version)
        select project_id, gen_random_uuid(), id, lead(id) over (order by id), now(), now(), 'user:ana', 1
          from (select project_id, id from keelson.work_item
                 where project_id = '%s' and status = 'pending' order by id limit 500) item
         order by id limit 499;
        analyze keelson.work_item_dependency;
        """
            .formatted(PROJECT));
    for (ClaimFrom from : List.of(ClaimFrom.PROJECT, ClaimFrom.EVERYWHERE)) {
      assertThat(plan(Statement.claim(50, from, null)))
          .contains("SubPlan")
          .containsPattern(
              "Index (Only )?Scan using work_item_dependency_\\w+ on work_item_dependency d")
          .contains("Index Scan using work_item_pkey on work_item b")
          .doesNotContain("Seq Scan on work_item");
    }
  }

  private String plan(Statement claim) throws SQLException {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("agentId", AGENT);
    values.put("projectId", PROJECT);
    values.put("worker", "build-7/4242");
    values.put("millis", 60_000L);
    values.put("actor", Actor.KEELSON.toString());
    values.put("types", null);
    values.put("capabilities", "{java}");
    values.put("after", PROJECT);
    List<String> parameters = claim.parameters();
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement explain =
            connection.prepareStatement("explain (costs off) " + claim.positional())) {
      for (int i = 0; i < parameters.size(); i++) {
        assertThat(values).containsKey(parameters.get(i));
        explain.setObject(i + 1, values.get(parameters.get(i)));
      }
      StringBuilder plan = new StringBuilder();
      try (ResultSet line = explain.executeQuery()) {
        while (line.next()) {
          plan.append(line.getString(1)).append('\n');
        }
      }
      return plan.toString();
    }
  }
}
