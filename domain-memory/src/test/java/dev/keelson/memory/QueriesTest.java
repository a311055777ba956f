// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import static dev.keelson.query.Condition.not;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.Keelson;
import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StatusReason;
import dev.keelson.inbound.IssueAnalysis;
import dev.keelson.project.Project;
import dev.keelson.query.Condition;
import dev.keelson.query.Found;
import dev.keelson.query.Group;
import dev.keelson.query.Latest;
import dev.keelson.query.Path;
import dev.keelson.query.Query;
import dev.keelson.repo.Repo;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.usage.AgentExecution;
import dev.keelson.usage.AgentExecutionId;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.Workspace;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Matching}, {@link Summing} and {@link MemoryQueryStore} make of queries. */
final class QueriesTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private Instant time = NOW;
  private final Keelson keelson = MemoryKeelson.create(Clock.fixed(NOW, ZoneOffset.UTC));
  private final AgentId agent = keelson.agents().insert(Agent.named("a", "A", NOW)).id();
  private final ProjectId shop = project("shop");
  private final WorkItem one = item(shop, "one", "key-1");
  private final WorkItem two = item(shop, "two", null);
  private final WorkItem three = item(shop, "three", "other");

  @Test
  void finds_by_what_a_value_has() {
    keelson.project(shop).workItems().update(two.cancelled(StatusReason.KILLED, NOW));
    assertThat(titles(WorkItem.STATUS.is(WorkItemStatus.CANCELLED))).containsExactly("two");
    assertThat(titles(WorkItem.STATUS.in(List.of()))).isEmpty();
    assertThat(titles(WorkItem.EXTERNAL_KEY.isAbsent())).containsExactly("two");
    assertThat(titles(WorkItem.EXTERNAL_KEY.isPresent())).containsExactly("one", "three");
    assertThat(titles(WorkItem.EXTERNAL_KEY.startsWith("key"))).containsExactly("one");
    assertThat(titles(not(WorkItem.EXTERNAL_KEY.startsWith("key"))))
        .containsExactly("two", "three");
    assertThat(titles(WorkItem.TYPE.createdAt().between(two.createdAt(), three.createdAt())))
        .containsExactly("two");
    assertThat(titles(WorkItem.TYPE.createdAt().atLeast(two.createdAt())))
        .containsExactly("two", "three");
  }

  @Test
  void finds_by_the_time_of_the_store() {
    assertThat(keelson.workQueue().claim(ClaimRequest.by(agent).everywhere())).hasSize(1);
    assertThat(titles(WorkItem.LEASE_UNTIL.isInFuture())).containsExactly("one");
    assertThat(titles(not(WorkItem.LEASE_UNTIL.isInFuture()))).containsExactly("two", "three");
  }

  @Test
  void finds_by_an_element_of_a_list() {
    Repo repo = keelson.repos().insert(Repo.onGitHub("acme", "shop", NOW));
    IssueAnalysis labelled =
        keelson
            .project(shop)
            .issueAnalyses()
            .insert(
                IssueAnalysis.of(shop, repo.id(), 1, NOW)
                    .title("It breaks")
                    .originalLabels(List.of("bug", "ui"))
                    .build());
    var reader = keelson.project(shop).reader();
    assertThat(reader.all(IssueAnalysis.TYPE.where(IssueAnalysis.ORIGINAL_LABELS.contains("ui"))))
        .containsExactly(labelled);
    assertThat(reader.all(IssueAnalysis.TYPE.where(IssueAnalysis.ORIGINAL_LABELS.contains("u"))))
        .isEmpty();
  }

  @Test
  void steps_along_references_within_a_project() {
    run(one);
    Condition<Run> ofOne = Run.WORK_ITEM_ID.to(WorkItem.TYPE, WorkItem.EXTERNAL_KEY.is("key-1"));
    assertThat(keelson.project(shop).runs().count(Run.TYPE.where(ofOne))).isEqualTo(1);
    assertThat(titles(Run.WORK_ITEM_ID.from(Run.TYPE))).containsExactly("one");
    assertThat(titles(Run.WORK_ITEM_ID.from(Run.TYPE, Run.STATUS.is(RunStatus.COMPLETED))))
        .isEmpty();
    ProjectId cafe = project("cafe");
    WorkItem same = WorkItem.titled(cafe, "same id", NOW).withId(one.id());
    keelson.project(cafe).workItems().insert(same);
    assertThat(
            keelson.everywhere().all(WorkItem.TYPE.where(Run.WORK_ITEM_ID.from(Run.TYPE))).stream()
                .map(WorkItem::title))
        .containsExactly("one");
  }

  @Test
  void what_is_shared_is_referred_to_from_any_project() {
    assertThat(keelson.shared().all(Agent.TYPE.where(Run.AGENT_ID.from(Run.TYPE)))).isEmpty();
    run(one);
    assertThat(keelson.shared().all(Agent.TYPE.where(Run.AGENT_ID.from(Run.TYPE)))).hasSize(1);
  }

  @Test
  void pages_go_on_in_either_direction() {
    ProjectId cafe = project("cafe");
    item(cafe, "four", null);
    for (Query<WorkItem> query : List.of(WorkItem.TYPE.all(), WorkItem.TYPE.all().newestFirst())) {
      List<String> seen = new ArrayList<>();
      PageRequest request = PageRequest.first(3);
      Page<WorkItem> page;
      do {
        page = keelson.across(List.of(shop, cafe)).page(query, request);
        page.items().forEach(item -> seen.add(item.title()));
        request = request.after(page.next());
      } while (page.next() != null);
      List<String> expected = List.of("one", "two", "three", "four");
      assertThat(seen).isEqualTo(query.order().descending() ? expected.reversed() : expected);
    }
  }

  @Test
  void what_lacks_the_order_is_counted_but_not_listed() {
    Run started = run(one, NOW);
    run(one);
    Query<Run> query = Run.TYPE.all().by(Run.STARTED_AT);
    assertThat(keelson.project(shop).reader().all(query)).containsExactly(started);
    assertThat(keelson.project(shop).runs().count(query)).isEqualTo(2);
  }

  @Test
  void the_latest_per_key_stands_for_the_others() {
    run(one);
    Run second = run(one);
    Run other = run(two);
    Query<Run> query = Run.TYPE.all().latestPer(Run.WORK_ITEM_ID);
    assertThat(keelson.project(shop).reader().all(query)).containsExactly(second, other);
    assertThat(keelson.everywhere().page(query, PageRequest.first(1)).items())
        .containsExactly(second);
  }

  @Test
  void lists_the_latest_of_what_refers_to_each() {
    Run first = run(one);
    Run second = run(one);
    Workspace workspace = keelson.project(shop).workspaces().insert(Workspace.at(one, "b", NOW));
    Session session = keelson.project(shop).sessions().insert(Session.in(workspace, null, NOW));
    Latest<WorkItem, Run> runs = Latest.of(WorkItem.TYPE, Run.TYPE, Run.WORK_ITEM_ID).upTo(5);
    Latest<WorkItem, Session> sessions =
        Latest.of(
            WorkItem.TYPE,
            Session.TYPE,
            Path.of(Session.TYPE, Session.WORKSPACE_ID)
                .then(Workspace.TYPE, Workspace.WORK_ITEM_ID));
    List<Found<WorkItem>> found =
        keelson
            .project(shop)
            .reader()
            .page(WorkItem.TYPE.all(), PageRequest.first(2), List.of(runs, sessions))
            .items();
    assertThat(found.getFirst().all(runs)).containsExactly(second, first);
    assertThat(found.getFirst().latest(sessions)).contains(session);
    assertThat(found.getLast().latest(runs)).isEmpty();
    assertThat(found.getLast().all(sessions)).isEmpty();
  }

  @Test
  void sums_up_by_group_exactly() {
    Run run = run(one);
    call(run, "0.1", 5L);
    call(run, "0.2", null);
    var group =
        keelson
            .project(shop)
            .reader()
            .summarize(
                AgentExecution.TYPE
                    .all()
                    .summed()
                    .by(AgentExecution.RUN_ID, Run.TYPE, Run.WORK_ITEM_ID)
                    .sum(
                        AgentExecution.COST_USD,
                        AgentExecution.INPUT_TOKENS,
                        AgentExecution.DURATION))
            .getFirst();
    assertThat(group).extracting(Group::count).isEqualTo(2L);
    assertThat(group.key(Run.WORK_ITEM_ID)).isEqualTo(one.id());
    assertThat(group.sum(AgentExecution.COST_USD)).isEqualByComparingTo("0.3");
    assertThat(group.sum(AgentExecution.INPUT_TOKENS)).isEqualByComparingTo("5");
    assertThat(group.unknown(AgentExecution.INPUT_TOKENS)).isEqualTo(1);
    assertThat(group.sum(AgentExecution.DURATION)).isEqualByComparingTo("4000");
    assertThat(
            keelson
                .project(shop)
                .reader()
                .all(
                    AgentExecution.TYPE.where(AgentExecution.COST_USD.is(new BigDecimal("0.100")))))
        .hasSize(1);
  }

  private ProjectId project(String slug) {
    return keelson.projects().insert(Project.named(slug, slug, NOW)).id();
  }

  private WorkItem item(ProjectId project, String title, @Nullable String key) {
    return keelson
        .project(project)
        .workItems()
        .insert(WorkItem.titled(project, title, later()).withExternalKey(key));
  }

  private Run run(WorkItem item) {
    return run(item, null);
  }

  private Run run(WorkItem item, @Nullable Instant startedAt) {
    Run run = Run.at(item.projectId(), item.id(), agent, later());
    return keelson.project(item.projectId()).runs().insert(run.withStartedAt(startedAt));
  }

  private void call(Run run, String cost, @Nullable Long tokens) {
    keelson
        .project(run.projectId())
        .usage()
        .append(
            List.of(
                AgentExecution.builder()
                    .projectId(run.projectId())
                    .id(AgentExecutionId.next())
                    .agentId(agent)
                    .runId(run.id())
                    .provider("p")
                    .model("m")
                    .inputTokens(tokens)
                    .duration(Duration.ofSeconds(2))
                    .costUsd(new BigDecimal(cost))
                    .createdAt(later())
                    .build()));
  }

  private List<String> titles(Condition<WorkItem> condition) {
    return keelson.project(shop).reader().all(WorkItem.TYPE.where(condition)).stream()
        .map(WorkItem::title)
        .toList();
  }

  private Instant later() {
    time = time.plusSeconds(1);
    return time;
  }
}
