// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.Keelson;
import dev.keelson.agent.Agent;
import dev.keelson.change.Merge;
import dev.keelson.core.Json;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.core.StatusReason;
import dev.keelson.core.Unreadable;
import dev.keelson.core.UnreadableValueException;
import dev.keelson.journal.JournalEntry;
import dev.keelson.journal.JournalPage;
import dev.keelson.migrations.KeelsonMigrations;
import dev.keelson.query.Found;
import dev.keelson.query.Latest;
import dev.keelson.query.RowType;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStep;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Merges;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.Workspaces;
import dev.keelson.work.Claim;
import dev.keelson.work.Lease;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/**
 * What a release does while the next one runs on the same database, and has added a column, a state
 * and a word: what it can't read it names, and it goes on with everything else. The next release is
 * played by SQL. For authors of stores on PostgreSQL: extend this class.
 */
public abstract class RollingUpgradeContract extends NextRelease {

  private static final int ROUNDS = 50;

  @Test
  final void a_row_in_an_unknown_state_is_named_and_hides_no_other() {
    Run first = running();
    Run paused = running();
    Run last = running();
    pause(paused);
    for (int size : List.of(1, 2, 3, 100)) {
      List<Run> items = new ArrayList<>();
      List<Unreadable> unreadable = new ArrayList<>();
      PageRequest request = PageRequest.first(size);
      Page<Run> page;
      int pages = 0;
      do {
        page = shop.project().reader().page(Run.TYPE.all(), request);
        items.addAll(page.items());
        unreadable.addAll(page.unreadable());
        request = request.after(page.next());
        assertThat(++pages).as("pages of %s, of three rows", size).isLessThan(5);
      } while (page.next() != null);
      assertThat(items).containsExactlyInAnyOrder(first, last);
      assertThat(unreadable).singleElement().satisfies(row -> assertPaused(paused, row));
    }
  }

  @Test
  final void who_asks_for_a_row_in_an_unknown_state_is_told_which_it_is() {
    Run paused = running();
    pause(paused);
    assertThatExceptionOfType(UnreadableValueException.class)
        .isThrownBy(() -> shop.project().runs().find(paused.id()))
        .satisfies(e -> assertPaused(paused, e.row()))
        .withMessageContaining("status is 'paused'");
    assertThatExceptionOfType(UnreadableValueException.class)
        .isThrownBy(() -> shop.project().runs().get(paused.id()))
        .satisfies(e -> assertPaused(paused, e.row()));
    assertThatExceptionOfType(UnreadableValueException.class)
        .isThrownBy(() -> shop.project().reader().all(Run.TYPE.all()))
        .satisfies(e -> assertPaused(paused, e.row()));
    assertThatExceptionOfType(UnreadableValueException.class)
        .isThrownBy(() -> shop.project().runs().update(paused.withCurrentStep("push")))
        .satisfies(e -> assertPaused(paused, e.row()));
    asOwner(
        "update keelson.run set status = 'running', version = version + 1 where id = '%s'", paused);
    assertThat(shop.project().runs().get(paused.id()).status()).isEqualTo(RunStatus.RUNNING);
  }

  @Test
  final void what_can_not_be_read_counts() {
    Run paused = running();
    running();
    pause(paused);
    assertThat(shop.project().reader().count(Run.TYPE.all())).isEqualTo(2);
    assertThat(shop.project().reader().countBy(Run.TYPE.all(), Run.STATUS))
        .containsOnlyKeys(RunStatus.RUNNING)
        .containsValue(1L);
  }

  @Test
  final void a_card_is_shown_without_the_attempt_that_can_not_be_read() {
    WorkItem item = shop.item();
    Run paused =
        shop.project()
            .runs()
            .insert(Run.at(shop.id(), item.id(), shop.agent().id(), Made.NOW).running(Made.NOW));
    pause(paused);
    Latest<WorkItem, Run> attempt = Latest.of(WorkItem.TYPE, Run.TYPE, Run.WORK_ITEM_ID);
    Page<Found<WorkItem>> page =
        shop.project().reader().page(WorkItem.TYPE.all(), PageRequest.first(10), List.of(attempt));
    assertThat(page.items()).singleElement().extracting(Found::value).isEqualTo(item);
    assertThat(page.items().getFirst().latest(attempt)).isEmpty();
    assertThat(page.unreadable()).singleElement().satisfies(row -> assertPaused(paused, row));
  }

  @Test
  final void a_row_with_an_unknown_word_is_named_and_hides_no_other() {
    Workspace workspace = shop.project().workspaces().insert(Workspaces.preparing(shop.id()));
    Merge merge = shop.project().merges().insert(Merges.direct(workspace, shop.repo().id()));
    asOwner(
        """
        insert into keelson.merge
        select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'method', '{"queue": {}}'::jsonb))).*
          from keelson.merge m where id = '%s'
        """
            .formatted(merge.id().value()));
    Page<Merge> page = shop.project().reader().page(Merge.TYPE.all(), PageRequest.first(10));
    assertThat(page.items()).containsExactly(merge);
    assertThat(page.unreadable())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.type()).isEqualTo("merge");
          assertThat(row.reason()).contains("method", "queue");
        });
  }

  @Test
  final void the_journal_tells_of_a_state_that_has_no_meaning_here() {
    Run paused = running();
    pause(paused);
    assertThat(shop.history(paused.id()))
        .extracting(JournalEntry::toState)
        .containsExactly("running", "paused");
    assertThat(shop.project().journal().poll(PageRequest.first(100)).items())
        .extracting(JournalEntry::toState)
        .contains("paused");
    assertThat(shop.project().journal().verify().holds()).as("the chain holds").isTrue();
  }

  @Test
  final void an_entry_that_can_not_be_read_is_named_and_hides_no_other() {
    Run first = running();
    Run newer = running();
    Run last = running();
    asOwner(
        """
        begin;
        set local session_replication_role = replica;
        update keelson.journal set cause = 'by rule' where subject_id = '%s';
        commit
        """,
        newer);
    for (int size : List.of(1, 2, 3, 100)) {
      List<UUID> items = new ArrayList<>();
      List<Unreadable> unreadable = new ArrayList<>();
      PageRequest request = PageRequest.first(size);
      JournalPage page;
      int pages = 0;
      do {
        page = shop.project().journal().poll(request);
        page.items().forEach(entry -> items.add(entry.subjectId()));
        unreadable.addAll(page.unreadable());
        request = request.after(page.next());
        assertThat(++pages).as("pages of %s, of few entries", size).isLessThan(20);
      } while (page.items().size() + page.unreadable().size() == size);
      assertThat(items)
          .containsOnlyOnce(first.id().value(), last.id().value())
          .doesNotContain(newer.id().value());
      assertThat(unreadable)
          .singleElement()
          .satisfies(entry -> {
            assertThat(entry.type()).isEqualTo("journal");
            assertThat(entry.id()).contains(newer.id().value().toString());
            assertThat(entry.reason()).contains("cause", "update this");
          });
    }
  }

  @Test
  final void what_ends_with_a_run_stays_where_the_run_can_not_be_ended() {
    Run paused = running();
    RunStep step = shop.project().steps().insert(RunSteps.planned(paused, "push"));
    pause(paused);
    assertThatExceptionOfType(UnreadableValueException.class)
        .isThrownBy(() -> shop.project().termination().cancel(paused.id(), StatusReason.KILLED))
        .satisfies(e -> assertPaused(paused, e.row()));
    assertThat(shop.project().steps().get(step.id())).isEqualTo(step);
  }

  @Test
  final void both_releases_work_at_once() {
    List<Run> moved = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      moved.add(running());
    }
    FutureTask<Integer> next =
        Race.started(
            "the next release",
            () -> {
              for (int i = 0; i < ROUNDS; i++) {
                Run run = moved.get(i % moved.size());
                pause(run);
                asOwner(
                    "update keelson.run set status = 'running', colour = 'blue', version = version"
                        + " + 1 where id = '%s'",
                    run);
              }
              return ROUNDS;
            });
    List<RunId> ended = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      Run run = running();
      Page<Run> page = shop.project().reader().page(Run.TYPE.all(), PageRequest.first(100));
      assertThat(page.items().size() + page.unreadable().size())
          .as("rows of a page while states come and go")
          .isEqualTo(moved.size() + ended.size() + 1);
      ended.add(shop.project().termination().cancel(run.id(), StatusReason.KILLED).id());
    }
    assertThat(Race.result(next)).isEqualTo(ROUNDS);
    assertThat(shop.project().reader().all(Run.TYPE.where(Run.STATUS.is(RunStatus.RUNNING))))
        .extracting(Run::id)
        .containsExactlyInAnyOrderElementsOf(moved.stream().map(Run::id).toList());
    Run written = shop.project().runs().update(moved.getFirst().id(), run -> run.at("push"));
    assertThat(shop.project().runs().get(written.id()))
        .as("what this release writes to a row of the next")
        .isEqualTo(written);
    assertThat(shop.project().journal().verify().holds()).as("the chain holds").isTrue();
  }

  /** What both know, the next release does with its own Keelson; what only it knows, with SQL. */
  @Test
  final void two_releases_take_turns_at_one_project() {
    KeelsonMigrations.of(connections()).requireCurrent();
    try (Keelson next = over(connections())) {
      TestWorld theirs = shop.through(next);
      Agent agent = shop.agent();
      WorkItem parked = theirs.item(WorkItem.CRITICAL);
      move(parked, "parked");
      List<Lease> leases = new ArrayList<>();
      for (TestWorld release : List.of(shop, theirs, shop, theirs)) {
        WorkItem item = theirs.item();
        assertThat(pageOf(WorkItem.TYPE, PageRequest.first(100)).unreadable())
            .singleElement()
            .satisfies(row -> assertThat(row.reason()).contains("status", "'parked'"));
        List<Claim> claims = release.claim(agent, 10);
        assertThat(claims).as("claims around what is parked").hasSize(1);
        assertThat(claims.getFirst().item().id()).isEqualTo(item.id());
        leases.add(claims.getFirst().lease());
      }
      for (Lease lease : leases) {
        assertTakesTurns(theirs, lease);
      }
      assertThat(shop.claim(agent, 10)).as("claims once all others are done").isEmpty();
      move(parked, "pending");
      assertThat(shop.claim(agent, 10))
          .extracting(claim -> claim.item().id())
          .containsExactly(parked.id());
    }
  }

  /** Each goes on with what the other wrote, and both are fenced by one lease. */
  private void assertTakesTurns(TestWorld theirs, Lease lease) {
    WorkItem item = theirs.project().workItems().get(lease.workItemId());
    Run run = shop.project().runs().insert(Runs.at(item, lease.holder()).running(Made.NOW));
    asOwner("update keelson.run set colour = 'blue', version = version + 1 where id = '%s'", run);
    RunStep step = theirs.project().stepLedger().begin(lease, RunSteps.planned(run, "push"));
    pause(run);
    assertThat(pageOf(Run.TYPE, PageRequest.first(100)).unreadable())
        .singleElement()
        .satisfies(row -> assertPaused(run, row));
    assertThatExceptionOfType(UnreadableValueException.class)
        .as("who goes on in a state that this release doesn't know")
        .isThrownBy(() -> shop.project().stepLedger().complete(lease, step.id(), Json.EMPTY))
        .satisfies(e -> assertPaused(run, e.row()));
    asOwner(
        "update keelson.run set status = 'running', version = version + 1 where id = '%s'", run);
    assertThat(shop.project().stepLedger().complete(lease, step.id(), Json.EMPTY))
        .isEqualTo(theirs.project().steps().get(step.id()));
    Run ended = shop.project().under(lease).runs().update(run.id(), its -> its.completed(Made.NOW));
    assertThat(theirs.project().runs().get(run.id())).isEqualTo(ended);
    asOwner(
        "do $$ begin assert (select colour = 'blue' from keelson.run where id = '%s'); end $$",
        run);
    theirs.keelson().workQueue().complete(lease, Outcome.success());
    assertThatExceptionOfType(StaleLeaseException.class)
        .isThrownBy(() -> shop.project().under(lease).workItems().update(item.withTitle("x")));
  }

  private <T> Page<T> pageOf(RowType<T> type, PageRequest request) {
    return shop.project().reader().page(type.all(), request);
  }

  private void move(WorkItem item, String status) {
    asOwner(
        "update keelson.work_item set status = '%s', version = version + 1 where id = '%s'"
            .formatted(status, item.id()));
  }
}
