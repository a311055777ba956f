// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.Cursor;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Condition;
import dev.keelson.query.Latest;
import dev.keelson.query.Query;
import dev.keelson.repo.CloneStatus;
import dev.keelson.repo.ProjectRepo;
import dev.keelson.repo.Repo;
import dev.keelson.repository.Reader;
import dev.keelson.run.Run;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectRepos;
import dev.keelson.usage.AgentExecution;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Questions at the edges of scopes, cursors and values. */
public abstract class EdgeSuite extends Suite {

  private static final PageRequest ONE = PageRequest.first(1);

  @Test
  final void a_cursor_is_the_same_in_whichever_order_values_and_projects_are_named() {
    TestWorld second = shop.elsewhere();
    shop.item();
    second.item();
    Query<WorkItem> there =
        WorkItem.TYPE.where(
            WorkItem.STATUS.in(List.of(WorkItemStatus.PENDING, WorkItemStatus.FAILED)));
    Query<WorkItem> back =
        WorkItem.TYPE.where(
            WorkItem.STATUS.in(List.of(WorkItemStatus.FAILED, WorkItemStatus.PENDING)));
    Cursor cursor =
        Objects.requireNonNull(
            keelson.across(List.of(shop.id(), second.id())).page(there, ONE).next());
    assertThat(
            keelson.across(List.of(second.id(), shop.id())).page(back, ONE.after(cursor)).items())
        .hasSize(1);
  }

  @Test
  final void a_cursor_of_one_text_is_not_that_of_two_which_look_alike() {
    shop.project().runs().insert(Run.first(shop.id(), Made.NOW).externalKey("a").build());
    shop.project().runs().insert(Run.first(shop.id(), Made.NOW).externalKey("b").build());
    Query<Run> two = Run.TYPE.where(Run.EXTERNAL_KEY.in(List.of("a", "b")));
    Cursor cursor = Objects.requireNonNull(shop.project().reader().page(two, ONE).next());
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() ->
            shop.project()
                .reader()
                .page(Run.TYPE.where(Run.EXTERNAL_KEY.is("a, b")), ONE.after(cursor)));
  }

  @Test
  final void ids_are_looked_for_where_their_type_is_only() {
    WorkItem item = shop.item();
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> keelson.shared().byIds(WorkItem.TYPE, Set.of(item.id())));
    Repo repo = shop.repo();
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> shop.project().reader().byIds(Repo.TYPE, Set.of(repo.id())));
    assertThat(keelson.everywhere().byIds(WorkItem.TYPE, Set.of(item.id(), shop.item().id())))
        .hasSize(2);
  }

  @Test
  final void an_id_that_is_in_two_projects_is_refused_where_both_are_asked() {
    WorkItem ours = shop.item();
    TestWorld second = shop.elsewhere();
    second.project().workItems().insert(ours.withProjectId(second.id()));
    for (Reader reader :
        List.of(keelson.across(List.of(shop.id(), second.id())), keelson.everywhere())) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> reader.byIds(WorkItem.TYPE, Set.of(ours.id())))
          .withMessageContaining(ours.id().toString());
    }
    assertThat(second.project().reader().byIds(WorkItem.TYPE, Set.of(ours.id()))).hasSize(1);
  }

  @Test
  final void a_page_takes_sixteen_latest_at_most() {
    List<Latest<WorkItem, ?>> most =
        IntStream.rangeClosed(1, 17)
            .<Latest<WorkItem, ?>>mapToObj(
                Latest.of(WorkItem.TYPE, Run.TYPE, Run.WORK_ITEM_ID)::upTo)
            .toList();
    Reader reader = shop.project().reader();
    shop.item();
    assertThat(reader.page(WorkItem.TYPE.all(), ONE, most.subList(0, 16)).items()).hasSize(1);
    for (List<Latest<WorkItem, ?>> wrong : List.of(most, List.of(most.get(0), most.get(0)))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> reader.page(WorkItem.TYPE.all(), ONE, wrong))
          .withMessageContaining("latest");
    }
  }

  @Test
  final void what_is_shared_leads_to_no_other_project() {
    Repo repo = shop.repo();
    TestWorld second = shop.elsewhere();
    ProjectRepo ours = ProjectRepos.linking(shop.id(), repo.id());
    shop.project().repos().insert(ours);
    second.project().repos().insert(ProjectRepos.everyComponentSet(second.id(), repo.id()));
    assertThat(
            shop.project()
                .reader()
                .count(
                    ProjectRepo.TYPE.where(
                        ProjectRepo.REPO_ID.to(
                            Repo.TYPE,
                            ProjectRepo.REPO_ID.from(
                                ProjectRepo.TYPE, ProjectRepo.STATUS.is(CloneStatus.ERROR))))))
        .as("links to a repo whose link failed in this project; in another project, one did")
        .isZero();
  }

  @Test
  final void what_is_shared_leads_to_no_other_project_where_several_are_asked() {
    Repo repo = shop.repo();
    TestWorld second = shop.elsewhere();
    shop.project().repos().insert(ProjectRepos.linking(shop.id(), repo.id()));
    ProjectRepo failed = ProjectRepos.everyComponentSet(second.id(), repo.id());
    second.project().repos().insert(failed);
    Condition<Repo> fails =
        ProjectRepo.REPO_ID.from(ProjectRepo.TYPE, ProjectRepo.STATUS.is(CloneStatus.ERROR));
    Query<ProjectRepo> ofFailing = ProjectRepo.TYPE.where(ProjectRepo.REPO_ID.to(Repo.TYPE, fails));
    Query<ProjectRepo> ofOthers =
        ProjectRepo.TYPE.where(ProjectRepo.REPO_ID.to(Repo.TYPE, Condition.not(fails)));
    for (Reader reader :
        List.of(keelson.across(List.of(shop.id(), second.id())), keelson.everywhere())) {
      assertThat(reader.all(ofFailing))
          .extracting(ProjectRepo::projectId)
          .containsOnly(second.id());
      assertThat(reader.count(ofFailing)).as("how many there are").isEqualTo(1);
      assertThat(reader.all(ofOthers)).extracting(ProjectRepo::projectId).containsOnly(shop.id());
    }
    assertThat(keelson.shared().all(Repo.TYPE.where(fails))).as("in any project").hasSize(1);
  }

  @Test
  final void the_latest_by_an_order_leaves_out_what_lacks_it() {
    WorkItem item = shop.item();
    Run started =
        shop.project()
            .runs()
            .insert(Run.first(shop.id(), Made.NOW).workItemId(item.id()).build().running(Made.NOW));
    shop.project().runs().insert(Run.first(shop.id(), Made.NOW).workItemId(item.id()).build());
    Latest<WorkItem, Run> lastStarted =
        Latest.of(WorkItem.TYPE, Run.TYPE, Run.WORK_ITEM_ID)
            .of(Run.TYPE.all().byDescending(Run.STARTED_AT))
            .upTo(2);
    assertThat(
            shop.project()
                .reader()
                .page(WorkItem.TYPE.all(), ONE, List.of(lastStarted))
                .items()
                .getFirst()
                .all(lastStarted))
        .containsExactly(started);
  }

  @Test
  final void times_and_amounts_are_asked_for_as_they_are_stored() {
    AgentExecution call =
        AgentExecutions.unmeasured(shop.id(), shop.agent().id()).withCostUsd(new BigDecimal("1.5"));
    shop.project().usage().append(List.of(call));
    Instant at = call.createdAt();
    assertThat(
            calls(
                AgentExecution.TYPE.where(AgentExecution.CREATED_AT.between(at, at.plusNanos(1)))))
        .containsExactly(call);
    assertThat(
            calls(AgentExecution.TYPE.where(AgentExecution.CREATED_AT.atLeast(at.plusNanos(300)))))
        .isEmpty();
    assertThat(
            calls(
                AgentExecution.TYPE.where(
                    AgentExecution.CREATED_AT.in(List.of(at, at.plusNanos(1))))))
        .containsExactly(call);
    assertThat(
            calls(
                AgentExecution.TYPE.where(
                    AgentExecution.COST_USD.in(
                        List.of(new BigDecimal("1.5"), new BigDecimal("1.50"))))))
        .containsExactly(call);
    assertThat(
            calls(
                AgentExecution.TYPE.where(
                    AgentExecution.CREATED_AT.between(Instant.MIN, Timestamps.LAST))))
        .containsExactly(call);
  }

  @Test
  final void bounds_beyond_what_can_be_stored_include_all_or_nothing() {
    AgentExecution call =
        AgentExecutions.unmeasured(shop.id(), shop.agent().id())
            .withCostUsd(new BigDecimal("1.5"))
            .withDuration(Duration.ofSeconds(2));
    shop.project().usage().append(List.of(call));
    for (Condition<AgentExecution> all :
        List.of(
            AgentExecution.COST_USD.between(new BigDecimal("-1e999"), new BigDecimal("1e999")),
            AgentExecution.COST_USD.atLeast(new BigDecimal("1e-1000")),
            AgentExecution.COST_USD.atLeast(new BigDecimal("0e1000000")),
            AgentExecution.DURATION.below(Duration.ofSeconds(Long.MAX_VALUE)),
            AgentExecution.DAY.below(LocalDate.MAX))) {
      assertThat(calls(AgentExecution.TYPE.where(all))).containsExactly(call);
    }
    for (Condition<AgentExecution> none :
        List.of(
            AgentExecution.COST_USD.is(new BigDecimal("1e999")),
            AgentExecution.DURATION.atLeast(Duration.ofSeconds(Long.MAX_VALUE)),
            AgentExecution.DAY.is(LocalDate.MIN))) {
      assertThat(calls(AgentExecution.TYPE.where(none))).isEmpty();
    }
  }

  @Test
  final void a_cursor_with_what_cannot_be_stored_is_refused() {
    Query<AgentExecution> dear = AgentExecution.TYPE.all().by(AgentExecution.COST_USD);
    for (String number :
        List.of("1e1000000", "1e-2147483647", "1".repeat(100_000), "1e99999999999")) {
      assertRefused(dear, number, RunId.next().value().toString());
    }
    Query<Run> byKey = Run.TYPE.all().by(Run.EXTERNAL_KEY);
    for (String text : List.of("\0", "a\0b")) {
      assertRefused(byKey, text, RunId.next().value().toString());
    }
  }

  private void assertRefused(Query<?> query, String... place) {
    Reader reader = shop.project().reader();
    Cursor cursor = Cursor.of(query.fingerprint(reader.scope()), List.of(place));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> reader.page(query, ONE.after(cursor)))
        .withMessageStartingWith("cursor");
  }

  @Test
  final void a_text_begins_with_whole_characters() {
    Run smiling =
        shop.project()
            .runs()
            .insert(Run.first(shop.id(), Made.NOW).externalKey("a\ud83d\ude00b").build());
    shop.project()
        .runs()
        .insert(Run.first(shop.id(), Made.NOW).externalKey("a\ud83d\ude01b").build());
    assertThat(
            shop.project()
                .reader()
                .all(Run.TYPE.where(Run.EXTERNAL_KEY.startsWith("a\ud83d\ude00"))))
        .containsExactly(smiling);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Run.EXTERNAL_KEY.startsWith("a\ud83d"));
  }

  private List<AgentExecution> calls(Query<AgentExecution> query) {
    return shop.project().reader().all(query);
  }
}
