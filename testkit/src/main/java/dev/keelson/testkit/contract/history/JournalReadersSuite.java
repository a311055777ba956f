// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.Cursor;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.journal.ChainedEntry;
import dev.keelson.journal.Journal;
import dev.keelson.journal.JournalEntry;
import dev.keelson.journal.JournalFeed;
import dev.keelson.journal.JournalFilter;
import dev.keelson.journal.JournalHead;
import dev.keelson.journal.JournalPage;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.work.WorkItem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Readers of the journal: of a run, of some kinds, of several projects, and any that stop. */
@Needs({Part.WORK, Part.RUNS})
public abstract class JournalReadersSuite extends Suite {

  private static final PageRequest PAGE = PageRequest.first(100);

  @Test
  final void an_entry_names_the_run_that_its_subject_belongs_to() {
    Work work = shop.work();
    RunStep step =
        shop.project().stepLedger().begin(work.lease(), RunSteps.planned(work.run(), "compile"));
    assertThat(shop.history(step.id())).map(JournalEntry::runId).containsOnly(work.run().id());
    assertThat(shop.history(work.run().id()))
        .map(JournalEntry::runId)
        .containsOnly(work.run().id());
    assertThat(shop.history(work.lease().workItemId()))
        .map(JournalEntry::runId)
        .containsOnlyNulls();
  }

  @Test
  final void a_reader_that_stops_in_the_middle_of_a_page_goes_on_right_there() {
    lived(shop);
    lived(shop);
    JournalPage page = shop.project().journal().poll(PAGE);
    assertThat(page.items()).hasSizeGreaterThan(5);
    assertEachCursorGoesOn(page, after -> shop.project().journal().poll(PAGE.after(after)));
  }

  private static void assertEachCursorGoesOn(JournalPage page, Function<Cursor, JournalPage> next) {
    for (int i = 0; i < page.items().size(); i++) {
      assertThat(next.apply(page.cursors().get(i)).items())
          .as("what comes after entry %s of %s", i + 1, page.items().size())
          .containsExactlyElementsOf(page.items().subList(i + 1, page.items().size()));
    }
  }

  @Test
  final void a_reader_of_a_run_gets_what_belongs_to_it_and_nothing_else() {
    Run run = lived(shop);
    lived(shop);
    List<JournalEntry> all = shop.project().journal().poll(PAGE).items();
    JournalPage its = shop.project().journal().poll(JournalFilter.of(run.id()), PAGE);
    assertThat(its.items())
        .hasSizeGreaterThan(1)
        .containsExactlyElementsOf(
            all.stream().filter(entry -> run.id().equals(entry.runId())).toList());
    assertEachCursorGoesOn(
        its, after -> shop.project().journal().poll(JournalFilter.of(run.id()), PAGE.after(after)));
    assertThat(readAll(JournalFilter.of(run.id()), 1)).isEqualTo(its.items());
    assertThat(shop.project().journal().poll(JournalFilter.of(RunId.next()), PAGE).items())
        .isEmpty();
  }

  @Test
  final void a_reader_of_some_kinds_gets_these_and_nothing_else() {
    Run run = lived(shop);
    lived(shop);
    List<JournalEntry> all = shop.project().journal().poll(PAGE).items();
    assertThat(readAll(JournalFilter.ofKinds("run_step", "project"), 2))
        .hasSize(3)
        .containsExactlyElementsOf(
            all.stream()
                .filter(it -> it.kind().equals("run_step") || it.kind().equals("project"))
                .toList());
    assertThat(readAll(JournalFilter.of(run.id()).withKinds("run_step"), 1)).hasSize(1);
    assertThat(readAll(JournalFilter.ofKinds("artifact"), 1)).isEmpty();
  }

  /** Reads page by page, and once more after something else was written. */
  private List<JournalEntry> readAll(JournalFilter filter, int size) {
    List<JournalEntry> seen = new ArrayList<>();
    PageRequest request = PageRequest.first(size);
    JournalPage page;
    do {
      page = shop.project().journal().poll(filter, request);
      seen.addAll(page.items());
      assertThat(seen).as("the cursor moved on: nothing comes again").doesNotHaveDuplicates();
      request = request.after(page.next());
    } while (!page.items().isEmpty());
    Run run = shop.run();
    for (JournalFilter each : List.of(JournalFilter.of(run.id()), JournalFilter.ALL)) {
      Cursor next = request.after();
      assertThatExceptionOfType(InvalidValueException.class)
          .as("a cursor of %s for %s", filter, each)
          .isThrownBy(() -> shop.project().journal().poll(each, PAGE.after(next)))
          .satisfies(e -> assertThat(e.field()).isEqualTo("cursor"));
    }
    return seen;
  }

  @Test
  final void a_feed_of_several_projects_gets_what_each_of_them_has() {
    TestWorld other = shop.elsewhere();
    TestWorld third = shop.elsewhere();
    lived(shop);
    lived(other);
    lived(third);
    lived(shop);
    JournalFeed feed = keelson.journal(List.of(shop.id(), other.id()));
    JournalPage all = feed.poll(PAGE);
    for (TestWorld world : List.of(shop, other)) {
      assertThat(all.items())
          .filteredOn(entry -> entry.projectId().equals(world.id()))
          .containsExactlyElementsOf(world.project().journal().poll(PAGE).items());
    }
    assertThat(all.items()).map(JournalEntry::projectId).containsOnly(shop.id(), other.id());
    assertThat(readAll(feed, 2)).as("page by page").isEqualTo(all.items());
    for (int i = 0; i < all.items().size(); i++) {
      assertThat(feed.poll(PAGE.after(all.cursors().get(i))).items())
          .as("what comes after entry %s", i + 1)
          .containsExactlyInAnyOrderElementsOf(all.items().subList(i + 1, all.items().size()));
    }
    JournalPage joined =
        keelson.journal(List.of(shop.id(), third.id())).poll(PAGE.after(all.next()));
    assertThat(joined.items())
        .as("of a project that joins")
        .containsExactlyElementsOf(third.project().journal().poll(PAGE).items());
    assertThat(feed.poll(PAGE.after(joined.next())).items())
        .as("of those that were read before")
        .isEmpty();
    assertThat(keelson.journal(List.of()).poll(PAGE).items()).isEmpty();
    assertThat(keelson.journal(List.of(ProjectId.next())).poll(PAGE).items()).isEmpty();
  }

  private static List<JournalEntry> readAll(JournalFeed feed, int size) {
    List<JournalEntry> seen = new ArrayList<>();
    PageRequest request = PageRequest.first(size);
    JournalPage page;
    do {
      page = feed.poll(request);
      seen.addAll(page.items());
      assertThat(seen).as("the cursor moved on: nothing comes again").doesNotHaveDuplicates();
      request = request.after(page.next());
    } while (!page.items().isEmpty());
    return seen;
  }

  @Test
  final void a_feed_misses_nothing_that_commits_late() {
    TestWorld other = shop.elsewhere();
    JournalFeed feed = keelson.journal(List.of(shop.id(), other.id()));
    if (fixture.runsTransactionsOneByOne()) {
      return; // then nothing commits late
    }
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    FutureTask<RunId> slow =
        Race.started(
            "slow",
            () ->
                keelson.inTransaction(tx -> {
                  RunId run = shop.through(tx).run().id();
                  written.countDown();
                  Race.await(goOn);
                  return run;
                }));
    Race.await(written);
    other.run();
    shop.through(fixture.secondInstance()).run();
    JournalPage page = feed.poll(PAGE);
    goOn.countDown();
    RunId late = Race.result(slow);
    assertThat(feed.poll(PAGE.after(page.next())).items())
        .map(JournalEntry::subjectId)
        .containsExactly(late.value());
  }

  /** A run with a step that has begun, and ended. */
  private static Run lived(TestWorld world) {
    Run run = world.run();
    world.project().steps().insert(RunSteps.planned(run, "compile"));
    return world.project().runs().update(run.id(), it -> it.running(Made.NOW));
  }

  @Test
  final void a_cursor_of_one_project_is_none_of_another() {
    shop.run();
    TestWorld other = shop.elsewhere();
    other.run();
    Cursor cursor = shop.project().journal().poll(PageRequest.first(1)).next();
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> other.project().journal().poll(PageRequest.first(1).after(cursor)))
        .satisfies(e -> assertThat(e.field()).isEqualTo("cursor"));
  }

  @Test
  final void a_cursor_behind_all_there_can_be_finds_nothing() {
    shop.run();
    String last = Long.toString(Long.MAX_VALUE);
    Cursor cursor = Cursor.of("journal" + shop.id(), List.of(last));
    assertThat(shop.project().journal().poll(PAGE.after(cursor)).items()).isEmpty();
    Cursor several = Cursor.of("journals", List.of(shop.id().toString(), last));
    assertThat(keelson.journal(List.of(shop.id())).poll(PAGE.after(several)).items()).isEmpty();
  }

  @Test
  final void equal_ids_of_two_types_have_histories_of_their_own() {
    Run run = shop.run();
    WorkItem item =
        WorkItem.builder()
            .from(WorkItems.pending(shop.id()))
            .id(new WorkItemId(run.id().value()))
            .build();
    shop.project().workItems().insert(item);
    Journal journal = shop.project().journal();
    assertThat(journal.history(run.id()).items()).map(JournalEntry::kind).containsOnly("run");
    assertThat(journal.history(item.id()).items())
        .map(JournalEntry::kind)
        .containsOnly("work_item");
    assertThat(ChainedEntry.legible(journal.chained(List.of(item.id()))))
        .map(it -> it.entry().kind())
        .containsOnly("work_item");
    assertThat(journal.histories(List.of(item.id(), run.id())).items()).hasSize(2);
    assertThat(journal.verify().holds()).isTrue();
  }

  @Test
  final void a_head_that_no_journal_had_is_no_witness() {
    shop.run();
    Journal journal = shop.project().journal();
    JournalHead made = new JournalHead(shop.id(), 0, Json.EMPTY.digest());
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> journal.verify(made));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> journal.verifySince(made));
  }
}
