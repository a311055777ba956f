// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.Agent;
import dev.keelson.core.ProjectId;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.fixtures.Projects;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.StatementRecorder;
import dev.keelson.testkit.postgres.TestDatabase;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.WorkItem;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Tests of this store in a database of their own, with a project and an agent in it. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ShopTest {

  final TestDatabase database = PostgresForTests.newDatabase();
  final StatementRecorder recorder = StatementRecorder.over(database.dataSource());
  final Keelson keelson = JooqKeelson.over(recorder.dataSource());

  /** The database as others than the store see it. */
  final DSLContext sql = DSL.using(database.dataSource(), SQLDialect.POSTGRES);

  Agent agent;
  ProjectScope shop;

  @AfterAll
  void drop_database() {
    database.close();
  }

  @BeforeEach
  void open_the_shop() {
    database.clear();
    agent = keelson.agents().insert(Agents.tireless());
    shop = keelson.project(keelson.projects().insert(Projects.shop()).id());
  }

  final ProjectId project() {
    return shop.id();
  }

  final WorkItem item() {
    return shop.workItems().insert(WorkItems.pending(project()));
  }

  /** A new item, claimed. */
  final Claim claimed() {
    item();
    return keelson.workQueue().claim(ClaimRequest.by(agent.id()).in(project())).getFirst();
  }
}
