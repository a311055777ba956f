// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.ProjectScope;
import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Cursor;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.inbound.WebhookDelivery;
import dev.keelson.journal.JournalEntry;
import dev.keelson.query.Query;
import dev.keelson.repository.Reader;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.testkit.contract.Pages;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.CodingAgentTurns;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.WebhookDeliveries;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.testkit.fixtures.Workspaces;
import dev.keelson.work.WorkItem;
import dev.keelson.workspace.CodingAgentTurn;
import dev.keelson.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The screens of one project: each page is one statement, and served by an index. */
public abstract class ScreenSuite extends Suite {

  private static final PageRequest PAGE = PageRequest.first(10);
  private static final Instant NOON = Made.NOW;

  @Test
  final void items_come_newest_first_and_from_a_window_of_time() {
    List<WorkItem> items = new ArrayList<>();
    for (int hour = 0; hour < 4; hour++) {
      items.add(
          shop.project().workItems().insert(WorkItems.pending(shop.id()).withAudit(madeAt(hour))));
    }
    assertThat(page(WorkItem.TYPE.all().newestFirst())).isEqualTo(items.reversed());
    assertThat(page(WorkItem.TYPE.where(WorkItem.TYPE.createdAt().between(at(1), at(3)))))
        .as("from a time on, and before another")
        .isEqualTo(items.subList(1, 3));
  }

  @Test
  final void runs_come_newest_first_and_failures_from_a_window_of_time() {
    List<Run> failed = new ArrayList<>();
    for (int hour = 0; hour < 4; hour++) {
      failed.add(
          shop.project()
              .runs()
              .insert(Run.first(shop.id(), at(hour)).build().failed(Made.FAILURE, at(hour + 1))));
      shop.project().runs().insert(Run.first(shop.id(), at(hour)).build());
    }
    Query<Run> failures = Run.TYPE.where(Run.STATUS.is(RunStatus.FAILED));
    assertThat(page(failures.newestFirst())).isEqualTo(failed.reversed());
    assertThat(page(failures.and(Run.TYPE.createdAt().between(at(1), at(3))).newestFirst()))
        .isEqualTo(failed.subList(1, 3).reversed());
    assertThat(
            statements(1, () -> strictly().runs().findAll(PageRequest.first(3)).items()).stream()
                .map(Run::createdAt))
        .containsExactly(at(3), at(3), at(2));
  }

  @Test
  final void deliveries_come_newest_first_and_from_a_window_of_time() {
    List<WebhookDelivery> deliveries = new ArrayList<>();
    for (int hour = 0; hour < 4; hour++) {
      deliveries.add(
          keelson.webhooks().insert(WebhookDeliveries.minimal().withAudit(madeAt(hour))));
    }
    Reader shared = strict().shared();
    assertThat(
            statements(
                1, () -> shared.page(WebhookDelivery.TYPE.all().newestFirst(), PAGE).items()))
        .isEqualTo(deliveries.reversed());
    assertThat(
            shared
                .page(
                    WebhookDelivery.TYPE.where(
                        WebhookDelivery.TYPE.createdAt().between(at(1), at(3))),
                    PAGE)
                .items())
        .isEqualTo(deliveries.subList(1, 3));
  }

  @Test
  final void the_journal_is_a_feed_newest_first_and_a_window_of_time() {
    WorkItem item = shop.item();
    shop.project().workItems().update(item.id(), WorkItem::started);
    List<JournalEntry> moves =
        page(JournalEntry.TYPE.all().byDescending(JournalEntry.AT)).reversed();
    assertThat(moves).map(JournalEntry::at).isSorted();
    assertThat(moves).map(JournalEntry::subjectId).contains(item.id().value());
    Instant last = moves.getLast().at();
    assertThat(page(JournalEntry.TYPE.where(JournalEntry.AT.between(last, last.plusSeconds(1)))))
        .isNotEmpty()
        .allMatch(entry -> entry.at().equals(last));
    assertThat(page(JournalEntry.TYPE.where(JournalEntry.AT.below(moves.getFirst().at()))))
        .isEmpty();
  }

  @Test
  final void many_are_read_by_their_ids_in_one_statement() {
    Set<WorkItemId> ids = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      ids.add(shop.item().id());
    }
    WorkItem foreign = shop.elsewhere().item();
    Set<WorkItemId> asked = new HashSet<>(ids);
    asked.add(foreign.id());
    asked.add(WorkItemId.next());
    assertThat(statements(1, () -> strictly().workItems().byIds(asked)))
        .hasSize(20)
        .containsOnlyKeys(ids);
    assertThat(strictly().workItems().byIds(Set.of())).isEmpty();
  }

  @Test
  final void the_latest_version_of_every_artifact_is_one_page() {
    List<Artifact> latest = new ArrayList<>();
    for (String key : List.of("check", "deploy", "lint")) {
      shop.project().artifacts().insert(Artifacts.log(shop.id(), key));
      latest.add(shop.project().artifacts().insert(Artifacts.log(shop.id(), key)));
    }
    Artifact other =
        shop.project()
            .artifacts()
            .insert(Artifacts.log(shop.id(), "check").withKind(ArtifactKind.DIFF));
    shop.elsewhere().project().artifacts();
    List<Artifact> found = statements(1, () -> strictly().artifacts().findLatest(PAGE).items());
    assertThat(found).hasSize(4).containsAll(latest).contains(other);
    assertThat(Pages.all(shop.project().artifacts()::findLatest, 1))
        .as("page by page")
        .isEqualTo(found);
  }

  @Test
  final void the_chain_of_a_runs_retries_is_one_page_by_attempt() {
    Run first = shop.project().runs().insert(Run.first(shop.id(), at(0)).build());
    Run second = retried(first, 1);
    Run third = retried(second, 2);
    shop.run();
    assertThat(statements(1, () -> strictly().runs().findAttempts(third.rootRunId(), PAGE).items()))
        .map(Run::id)
        .containsExactly(first.id(), second.id(), third.id());
    assertThat(strictly().runs().findAttempts(RunId.next(), PAGE).items()).isEmpty();
  }

  @Test
  final void everything_is_found_by_the_keys_that_the_outside_knows() {
    Run run =
        shop.project()
            .runs()
            .insert(Run.first(shop.id(), at(0)).externalKey("ci/7").idempotencyKey("d-7").build());
    assertThat(statements(1, () -> strictly().runs().findByExternalKey("ci/7"))).contains(run);
    assertThat(strictly().runs().findByIdempotencyKey("d-7")).contains(run);
    assertThat(strictly().runs().findByExternalKey("ci/8")).isEmpty();
    WorkItem item =
        shop.project().workItems().insert(WorkItems.pending(shop.id()).withExternalKey("gh#7"));
    assertThat(statements(1, () -> strictly().workItems().findByExternalKey("gh#7")))
        .contains(item);
    Workspace workspace = shop.project().workspaces().insert(Workspaces.ready(item));
    String path = Objects.requireNonNull(workspace.containerRef());
    assertThat(statements(1, () -> strictly().workspaces().findByContainerRef(path, PAGE).items()))
        .containsExactly(workspace);
    assertThat(strictly().workspaces().findByLiveBranch(workspace.branch())).contains(workspace);
    CodingAgentTurn turn =
        shop.project()
            .codingAgentTurns()
            .insert(CodingAgentTurns.everyComponentSet(shop.process()));
    assertThat(
            statements(
                1,
                () ->
                    strictly()
                        .codingAgentTurns()
                        .findByAgentSessionId("0a1b-session", PAGE)
                        .items()))
        .containsExactly(turn);
    assertThat(keelson.agents().insert(Agents.tireless().withExternalKey("hr/7")))
        .isEqualTo(strict().agents().findByExternalKey("hr/7").orElseThrow());
  }

  @Test
  final void a_cursor_carries_its_query_and_is_refused_with_another() {
    for (int i = 0; i < 3; i++) {
      shop.item();
    }
    Query<WorkItem> newest = WorkItem.TYPE.all().newestFirst();
    Reader reader = shop.project().reader();
    Cursor cursor = Objects.requireNonNull(reader.page(newest, PageRequest.first(2)).next());
    Page<WorkItem> last = reader.page(newest, PageRequest.first(2).after(cursor));
    assertThat(last.items()).hasSize(1);
    assertThat(last.next()).isNull();
    for (Query<WorkItem> other :
        List.of(
            WorkItem.TYPE.all(),
            WorkItem.TYPE.all().byDescending(WorkItem.TYPE.updatedAt()),
            newest.and(WorkItem.PRIORITY.is(0)))) {
      assertRefused(() -> reader.page(other, PageRequest.first(2).after(cursor)));
    }
    assertRefused(
        () -> shop.elsewhere().project().reader().page(newest, PageRequest.first(2).after(cursor)));
    assertRefused(() -> keelson.everywhere().page(newest, PageRequest.first(2).after(cursor)));
    assertRefused(
        () -> reader.page(Run.TYPE.all().newestFirst(), PageRequest.first(2).after(cursor)));
  }

  @Test
  final void a_strict_reader_refuses_a_question_that_no_index_serves() {
    Query<WorkItem> slow = WorkItem.TYPE.where(WorkItem.ATTEMPT.is(1));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> strictly().workItems().page(slow, PAGE))
        .withMessageContaining("work_item")
        .withMessageContaining("asScan()");
    assertThat(strictly().workItems().page(slow.asScan(), PAGE).items()).isEmpty();
    assertThat(shop.project().workItems().page(slow, PAGE).items()).isEmpty();
  }

  private ProjectScope strictly() {
    return strict().project(shop.id());
  }

  private <T> List<T> page(Query<T> query) {
    return statements(1, () -> strictly().reader().page(query, PAGE).items());
  }

  private Run retried(Run run, int hour) {
    shop.project().runs().update(run.id(), it -> it.failed(Made.FAILURE, at(hour)));
    return shop.project().runs().insert(shop.project().runs().get(run.id()).retry(at(hour)));
  }

  private static void assertRefused(Runnable question) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(question::run)
        .withMessageContaining("cursor");
  }

  private static AuditInfo madeAt(int hour) {
    return AuditInfo.made(at(hour));
  }

  private static Instant at(int hour) {
    return NOON.plusSeconds(3600L * hour);
  }
}
