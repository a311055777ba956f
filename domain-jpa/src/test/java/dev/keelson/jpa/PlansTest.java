// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.ProjectScope;
import dev.keelson.agent.AgentId;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.core.Cursor;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.project.Project;
import dev.keelson.project.ProjectStatus;
import dev.keelson.run.RunId;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStepId;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import dev.keelson.work.WorkItemId;
import dev.keelson.work.WorkItemStatus;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How PostgreSQL finds a page at any depth: in an index that has its order. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PlansTest {

  private static final TestDatabase DATABASE = PostgresForTests.newDatabase();
  private static final Recorder RECORDER = new Recorder(DATABASE.dataSource());
  private static final AgentId AGENT = AgentId.next();
  private static final RunId RUN = RunId.next();
  private static JpaKeelson keelson;
  private static ProjectScope shop;

  @BeforeAll
  static void start() {
    keelson = JpaKeelson.over(RECORDER.dataSource());
    shop = keelson.project(ProjectId.next());
  }

  @AfterAll
  static void stop() {
    keelson.close();
    DATABASE.close();
  }

  @Test
  void work_items() {
    WorkItemId id = WorkItemId.next();
    assertIndexed("work_item_pkey", shop.workItems()::findAll, id);
    assertIndexed(
        "work_item_status_priority_idx",
        page -> shop.workItems().findByStatus(WorkItemStatus.PENDING, page),
        0,
        id);
    assertIndexed(
        "work_item_assigned_agent_id_idx",
        page -> shop.workItems().findByAssignedAgent(AGENT, page),
        id);
    assertIndexed(
        "work_item_locked_by_agent_id_idx", page -> shop.workItems().findByHolder(AGENT, page), id);
  }

  @Test
  void runs_and_their_steps() {
    assertIndexed("run_created_at_idx", shop.runs()::findAll, Made.NOW, RUN);
    assertIndexed("run_status_idx", page -> shop.runs().findByStatus(RunStatus.PENDING, page), RUN);
    assertIndexed(
        "run_work_item_id_idx", page -> shop.runs().findByWorkItem(WorkItemId.next(), page), RUN);
    assertIndexed(
        "run_agent_id_started_at_idx", page -> shop.runs().findByAgent(AGENT, page), Made.NOW, RUN);
    assertIndexed(
        "run_step_position_idx", page -> shop.steps().findByRun(RUN, page), 0, RunStepId.next());
  }

  @Test
  void what_runs_used_and_produced() {
    assertIndexed(
        "agent_execution_run_id_idx", page -> shop.usage().findByRun(RUN, page), Made.NOW, RUN);
    assertIndexed(
        "agent_execution_agent_id_idx",
        page -> shop.usage().findByAgent(AGENT, page),
        Made.NOW,
        RUN);
    assertIndexed("side_effect_run_id_idx", page -> shop.sideEffects().findByRun(RUN, page), RUN);
    assertIndexed(
        "artifact_run_id_kind_idx",
        page -> shop.artifacts().findByRunAndKind(RUN, ArtifactKind.LOG, page),
        RUN);
    assertIndexed(
        "artifact_kind_logical_key_revision_key",
        page -> shop.artifacts().findVersions(ArtifactKind.LOG, "check", page),
        7);
    assertIndexed("journal_seq_idx", shop.journal()::poll, 7);
  }

  @Test
  void what_projects_share() {
    ProjectId id = ProjectId.next();
    assertIndexed(
        "project_owner_updated_at_idx",
        page -> keelson.projects().findByOwner(Project.NO_OWNER, page),
        Made.NOW,
        id);
    assertIndexed(
        "project_status_idx",
        page -> keelson.projects().findByStatus(ProjectStatus.ACTIVE, page),
        id);
    assertIndexed("agent_enabled_idx", page -> keelson.agents().findByEnabled(true, page), AGENT);
  }

  /** The page behind a cursor of {@code place} comes out of {@code index} and needs no sorting. */
  private static void assertIndexed(
      String index, Function<PageRequest, Page<?>> query, Object... place) {
    PageRequest behind = new PageRequest(20, Cursor.behind(List.of(place)));
    String statement =
        RECORDER.during(() -> assertThat(query.apply(behind).items()).isEmpty()).getLast();
    assertThat(plan(statement)).as(statement).contains(index).doesNotContain("Seq Scan", "Sort");
  }

  /**
   * The plan for parameters that the planner doesn't know, as if the table were too big to scan.
   */
  private static String plan(String statement) {
    StringBuilder numbered = new StringBuilder();
    int parameters = 0;
    for (String part : statement.split("\\?", -1)) {
      numbered.append(parameters == 0 ? "" : "$" + parameters).append(part);
      parameters++;
    }
    String nulls = "null, ".repeat(parameters - 2) + "null";
    try (Connection connection = DATABASE.dataSource().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute("set plan_cache_mode = force_generic_plan");
      sql.execute("set enable_seqscan = off");
      sql.execute("set enable_bitmapscan = off");
      sql.execute("prepare page as " + numbered);
      StringBuilder plan = new StringBuilder();
      try (ResultSet lines = sql.executeQuery("explain (costs off) execute page (" + nulls + ")")) {
        while (lines.next()) {
          plan.append(lines.getString(1)).append('\n');
        }
      }
      sql.execute("deallocate page");
      sql.execute("reset all");
      return plan.toString();
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }
}
