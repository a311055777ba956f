// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Json;
import dev.keelson.core.PageRequest;
import dev.keelson.core.StatusReason;
import dev.keelson.query.Found;
import dev.keelson.query.Latest;
import dev.keelson.query.Path;
import dev.keelson.query.Query;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.testkit.contract.Pages;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.ExecutionProcesses;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Sessions;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.testkit.fixtures.Workspaces;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The board and the sidebar of a control plane: each is one statement. */
public abstract class BoardSuite extends Suite {

  // tag::board[]
  private static final Latest<WorkItem, Run> ATTEMPT =
      Latest.of(WorkItem.TYPE, Run.TYPE, Run.WORK_ITEM_ID);

  private static final Latest<WorkItem, ExecutionProcess> PROCESS =
      Latest.of(
          WorkItem.TYPE,
          ExecutionProcess.TYPE,
          Path.of(ExecutionProcess.TYPE, ExecutionProcess.SESSION_ID)
              .then(Session.TYPE, Session.WORKSPACE_ID)
              .then(Workspace.TYPE, Workspace.WORK_ITEM_ID));

  private static final Query<WorkItem> CARDS =
      WorkItem.TYPE
          .where(WorkItem.STATUS.in(Set.of(WorkItemStatus.PENDING, WorkItemStatus.IN_PROGRESS)))
          .by(WorkItem.URGENCY);
  // end::board[]

  private static final PageRequest PAGE = PageRequest.first(200);

  @Test
  final void a_person_moves_a_card_as_the_board_wants_and_each_is_one_move() {
    StatusReason dragged = new StatusReason("dragged");
    WorkItem card = shop.item();
    List<UnaryOperator<WorkItem>> moves =
        List.of(
            it -> it.completed(Made.NOW),
            it -> it.requeued(dragged),
            WorkItem::submitted,
            it -> it.requeued(dragged),
            it -> it.cancelled(dragged, Made.NOW),
            it -> it.requeued(dragged));
    for (UnaryOperator<WorkItem> move : moves) {
      shop.project().workItems().update(card.id(), move);
    }
    assertThat(shop.states(card.id()))
        .containsExactly(
            "pending", "completed", "pending", "in_review", "pending", "cancelled", "pending");
    WorkItem opened = shop.project().workItems().get(card.id());
    assertThat(opened.attempt()).as("attempt").isZero();
    assertThat(opened.finishedAt()).as("finishedAt").isNull();
    assertThat(shop.claim(shop.agent(), 9))
        .as("what was opened again is claimed again")
        .extracting(claim -> claim.item().id())
        .containsExactly(card.id());
  }

  @Test
  final void a_board_is_one_statement_with_state_labels_last_attempt_and_last_process() {
    WorkItem tried =
        stored(
            WorkItems.pending(shop.id())
                .withPriority(WorkItem.HIGH)
                .withLabels(List.of("bug", "area: login")));
    WorkItem untried = stored(WorkItems.pending(shop.id()));
    stored(WorkItems.failed(shop.id()));
    shop.elsewhere().item();
    attempt(tried, 1);
    attempt(tried, 2);
    ExecutionProcess first = process(tried, 1);
    ExecutionProcess last = process(tried, 2);
    Run retry = attempt(tried, 3);

    List<Found<WorkItem>> cards =
        statements(
                1,
                () ->
                    strict()
                        .project(shop.id())
                        .reader()
                        .page(CARDS, PAGE, List.of(ATTEMPT, PROCESS)))
            .items();

    assertThat(cards).map(Found::value).containsExactly(tried, untried);
    assertThat(cards).map(card -> card.value().labels()).contains(List.of("bug", "area: login"));
    assertThat(cards.getFirst().latest(ATTEMPT)).contains(retry);
    assertThat(cards.getFirst().latest(PROCESS)).contains(last).get().isNotEqualTo(first);
    assertThat(cards.getLast().latest(ATTEMPT)).isEmpty();
    assertThat(cards.getLast().latest(PROCESS)).isEmpty();
  }

  @Test
  final void a_card_may_show_the_last_few_attempts_and_those_only_that_match() {
    WorkItem item = stored(WorkItems.pending(shop.id()));
    Run failed = attempt(item, 1);
    shop.project().runs().update(failed.id(), it -> it.failed(Made.FAILURE, Made.NOW));
    Run second = attempt(item, 2);
    Run third = attempt(item, 3);
    Latest<WorkItem, Run> two = ATTEMPT.upTo(2);
    Latest<WorkItem, Run> lastFailed =
        ATTEMPT.of(Run.TYPE.where(Run.STATUS.is(RunStatus.FAILED)).newestFirst());
    Found<WorkItem> card =
        statements(1, () -> shop.project().reader().page(CARDS, PAGE, List.of(two, lastFailed)))
            .items()
            .getFirst();
    assertThat(card.all(two)).containsExactly(third, second);
    assertThat(card.latest(lastFailed)).map(Run::id).contains(failed.id());
  }

  @Test
  final void a_board_goes_on_after_its_cursor_with_what_belongs_to_each_card() {
    List<WorkItem> items = new ArrayList<>();
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      items.add(stored(WorkItems.pending(shop.id()).withPriority(10 - i)));
      runs.add(attempt(items.getLast(), i));
    }
    List<Found<WorkItem>> cards =
        Pages.all(page -> shop.project().reader().page(CARDS, page, List.of(ATTEMPT)), 2);
    assertThat(cards).map(Found::value).containsExactlyElementsOf(items);
    assertThat(cards).map(card -> card.latest(ATTEMPT).orElseThrow()).isEqualTo(runs);
  }

  @Test
  final void cards_are_found_by_their_labels() {
    WorkItem bug = stored(WorkItems.pending(shop.id()).withLabels(List.of("bug", "ui")));
    stored(WorkItems.pending(shop.id()).withLabels(List.of("bugs")));
    stored(WorkItems.pending(shop.id()));
    assertThat(
            statements(
                1,
                () ->
                    strict()
                        .project(shop.id())
                        .workItems()
                        .page(CARDS.and(WorkItem.LABELS.contains("bug")).asScan(), PAGE)
                        .items()))
        .containsExactly(bug);
  }

  @Test
  final void a_sidebar_counts_by_state_in_one_statement() {
    stored(WorkItems.pending(shop.id()));
    stored(WorkItems.pending(shop.id()));
    WorkItem failed = stored(WorkItems.failed(shop.id()));
    shop.elsewhere().item();
    assertThat(
            statements(
                1,
                () ->
                    strict()
                        .project(shop.id())
                        .reader()
                        .countBy(WorkItem.TYPE.all(), WorkItem.STATUS)))
        .isEqualTo(Map.of(WorkItemStatus.PENDING, 2L, failed.status(), 1L));
  }

  @Test
  final void a_sidebar_counts_by_project_and_state_over_many_projects_in_one_statement() {
    TestWorld second = shop.elsewhere();
    TestWorld unseen = shop.elsewhere();
    stored(WorkItems.pending(shop.id()));
    stored(WorkItems.failed(shop.id()));
    second.item();
    second.item();
    unseen.item();
    Map<List<Object>, Long> counts =
        statements(
                1,
                () ->
                    strict()
                        .across(List.of(shop.id(), second.id()))
                        .summarize(
                            WorkItem.TYPE
                                .all()
                                .groupedBy(WorkItem.TYPE.project(), WorkItem.STATUS)))
            .stream()
            .collect(
                toMap(
                    group ->
                        List.<Object>of(
                            present(group.key(WorkItem.TYPE.project())),
                            present(group.key(WorkItem.STATUS))),
                    group -> group.count()));
    assertThat(counts)
        .isEqualTo(
            Map.of(
                List.of(shop.id(), WorkItemStatus.PENDING), 1L,
                List.of(shop.id(), WorkItemStatus.FAILED), 1L,
                List.of(second.id(), WorkItemStatus.PENDING), 2L));
  }

  private static Object present(@Nullable Object key) {
    return Objects.requireNonNull(key);
  }

  private WorkItem stored(WorkItem item) {
    return shop.project().workItems().insert(item);
  }

  private Run attempt(WorkItem item, int minute) {
    return shop.project()
        .runs()
        .insert(
            Run.first(shop.id(), Made.NOW.plusSeconds(60L * minute)).workItemId(item.id()).build());
  }

  private ExecutionProcess process(WorkItem item, int minute) {
    Session session =
        shop.project()
            .sessions()
            .insert(Sessions.created(shop.project().workspaces().insert(Workspaces.ready(item))));
    return shop.project()
        .processes()
        .insert(
            ExecutionProcess.startedBy(
                session,
                ExecutionProcesses.running(session).kind(),
                Json.EMPTY,
                Made.NOW.plusSeconds(60L * minute)));
  }
}
