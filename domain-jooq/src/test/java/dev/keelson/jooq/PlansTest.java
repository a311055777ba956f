// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.ProjectScope;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.project.Project;
import dev.keelson.project.ProjectStatus;
import dev.keelson.run.RunId;
import dev.keelson.run.RunStatus;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItemId;
import dev.keelson.work.WorkItemStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How PostgreSQL finds what is asked for where there is much: by an index that has the order. */
final class PlansTest extends ShopTest {

  private RunId run;
  private WorkItemId item;

  @BeforeEach
  void fill_the_tables() throws IOException {
    item = item().id();
    run = shop.runs().insert(Runs.pending(project())).id();
    try (InputStream file = PlansTest.class.getResourceAsStream("many_rows.sql")) {
      sql.execute(
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .replace("$project", project().toString())
              .replace("$item", item.toString())
              .replace("$run", run.toString()));
    }
  }

  @Test
  void a_page_at_depth_is_read_from_an_index_that_has_its_order() {
    ProjectScope busy =
        keelson.project(keelson.projects().findBySlug(Project.NO_OWNER, "p1").orElseThrow().id());
    assertIndexed(
        "work_item_status_priority_idx",
        page -> shop.workItems().findByStatus(WorkItemStatus.PENDING, page));
    assertIndexed("work_item_created_at_idx", shop.workItems()::findAll);
    assertIndexed(
        "work_item_assigned_agent_id_idx",
        page -> busy.workItems().findByAssignedAgent(agent.id(), page));
    assertIndexed("run_created_at_idx", shop.runs()::findAll);
    assertIndexed("run_status_idx", page -> shop.runs().findByStatus(RunStatus.PENDING, page));
    assertIndexed("run_work_item_id_idx", page -> shop.runs().findByWorkItem(item, page));
    assertIndexed("run_agent_id_started_at_idx", page -> shop.runs().findByAgent(agent.id(), page));
    assertIndexed("run_step_position_idx", page -> shop.steps().findByRun(run, page));
    assertIndexed("agent_execution_run_id_idx", page -> shop.usage().findByRun(run, page));
    assertIndexed(
        "agent_execution_agent_id_idx", page -> shop.usage().findByAgent(agent.id(), page));
    assertIndexed(
        "artifact_kind_logical_key_revision_key",
        page -> shop.artifacts().findVersions(ArtifactKind.LOG, "check", page));
    assertIndexed(
        "project_owner_updated_at_idx",
        page -> keelson.projects().findByOwner(Project.NO_OWNER, page));
    assertIndexed(
        "project_status_idx", page -> keelson.projects().findByStatus(ProjectStatus.DRAFT, page));
    assertIndexed("journal_seq_idx", shop.journal()::poll);
  }

  @Test
  void a_claim_goes_straight_to_the_rows_that_an_index_gave() {
    ClaimRequest everywhere = ClaimRequest.by(agent.id()).upTo(10);
    assertThat(planOf(() -> keelson.workQueue().claim(everywhere.in(project()))))
        .contains(
            "work_item_status_priority_idx",
            "work_item_dependency_blocked_id",
            "Tid Scan on work_item")
        .doesNotContain("Seq Scan on work_item");
    assertThat(planOf(() -> keelson.workQueue().claim(everywhere)))
        .contains("work_item_ready_idx", "work_item_dependency_blocked_id", "Tid Scan on work_item")
        .doesNotContain("Seq Scan on work_item");
  }

  @Test
  void many_leases_find_their_items_by_index() {
    List<Lease> leases =
        keelson.workQueue().claim(ClaimRequest.by(agent.id()).upTo(50).in(project())).stream()
            .map(Claim::lease)
            .toList();
    assertThat(planOf(() -> keelson.workQueue().renewAll(leases, Duration.ofMinutes(1))))
        .contains("Index Scan")
        .doesNotContain("Seq Scan");
    assertThat(planOf(() -> keelson.workQueue().completeAll(leases, Outcome.success())))
        .contains("Index Scan")
        .doesNotContain("Seq Scan");
  }

  private void assertIndexed(String index, Function<PageRequest, Page<?>> query) {
    PageRequest second = PageRequest.first(20).after(query.apply(PageRequest.first(20)).next());
    assertThat(planOf(() -> assertThat(query.apply(second).items()).hasSize(20)))
        .contains(index)
        .doesNotContain("Seq Scan", "Sort");
  }

  /** The last statement that {@code work} sends, and its plan. */
  private String planOf(Runnable work) {
    String statement = recorder.during(work).getLast();
    return sql.fetch("explain (costs off) " + statement).stream()
        .map(row -> row.get(0, String.class))
        .collect(joining("\n", statement + "\n\n", ""));
  }
}
