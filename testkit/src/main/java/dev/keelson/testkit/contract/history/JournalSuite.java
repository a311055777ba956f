// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.approval.Approval;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Actor;
import dev.keelson.core.Cursor;
import dev.keelson.core.Id;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.journal.Journal;
import dev.keelson.journal.JournalEntry;
import dev.keelson.journal.JournalPage;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Secrets;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.work.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Needs({Part.WORK, Part.RUNS})
public abstract class JournalSuite extends Suite {

  @Test
  @Proves("R003-03")
  final void tells_every_move_of_everything_and_who_made_it() {
    Work work = shop.actingAs(ANA).work();
    TestWorld holder = shop.holding(work.lease());
    RunStep step =
        holder.project().stepLedger().begin(work.lease(), RunSteps.planned(work.run(), "compile"));
    holder.project().stepLedger().fail(work.lease(), step.id(), Made.FAILURE);
    holder.project().runs().update(work.run().id(), run -> run.failed(Made.FAILURE, Made.NOW));
    holder.keelson().workQueue().complete(work.lease(), Outcome.review());
    List<Id> subjects = List.of(work.run().id(), work.lease().workItemId(), step.id());
    List<JournalEntry> entries = journal().histories(subjects).items();
    String agent = work.lease().holder().actor().toString();
    assertThat(entries)
        .map(entry -> entry.kind() + " " + entry.toState() + " by " + entry.actor())
        .containsExactlyInAnyOrder(
            "work_item pending by user:ana",
            "work_item in_progress by user:ana",
            "work_item in_review by " + agent,
            "run pending by user:ana",
            "run failed by " + agent,
            "run_step running by " + agent,
            "run_step failed by " + agent);
    assertThat(entries).map(JournalEntry::at).isSorted();
    assertThat(entries).map(JournalEntry::projectId).containsOnly(shop.id());
    assertFolds(entries);
    for (Id subject : subjects) {
      assertThat(journal().history(subject).items())
          .containsExactlyElementsOf(
              entries.stream().filter(e -> e.subjectId().equals(subject.value())).toList());
    }
  }

  /** Entries of one subject follow one another: each begins where the one before ended. */
  private static void assertFolds(List<JournalEntry> entries) {
    Map<UUID, JournalEntry> last = new HashMap<>();
    for (JournalEntry entry : entries) {
      JournalEntry before = last.put(entry.subjectId(), entry);
      assertThat(entry.fromState()).isEqualTo(before == null ? null : before.toState());
      assertThat(entry.version()).isGreaterThan(before == null ? 0 : before.version());
    }
  }

  @Needs({
    Part.WORK,
    Part.RUNS,
    Part.APPROVALS,
    Part.EFFECTS,
    Part.ARTIFACTS,
    Part.USAGE,
    Part.THE_REST
  })
  @Test
  final void every_move_is_told_with_the_time_at_which_it_was_made() {
    Instant before = shop.now();
    TestWorld world = shop.elsewhere();
    Work work = world.work();
    RunStep step =
        world.project().stepLedger().begin(work.lease(), RunSteps.planned(work.run(), "compile"));
    Approval asked = world.requested(Approvals.pending(work.run()));
    world.actingAs(ANA).project().approvalService().decide(asked.id(), Verdict.REJECT, null);
    world
        .project()
        .stepLedger()
        .begin(world.next(work.lease(), fixture), RunSteps.planned(work.run(), "compile"));
    world.project().runs().update(work.run().id(), run -> run.running(Made.NOW));
    world.project().termination().cancel(work.run().id(), StatusReason.KILLED);
    Instant after = shop.now();
    List<JournalEntry> told =
        Stream.of(work.run().id(), step.id(), asked.id(), work.lease().workItemId())
            .flatMap(id -> world.history(id).stream())
            .toList();
    assertThat(told).hasSize(3 + 3 + 2 + 3);
    List<JournalEntry> polled = pollAll(world.project().journal());
    for (List<JournalEntry> entries : List.of(told, polled)) {
      assertThat(entries)
          .allSatisfy(entry -> assertThat(entry.at()).as("%s", entry).isBetween(before, after));
    }
    assertThat(polled).containsAll(told);
  }

  @Test
  final void tells_nothing_of_what_it_does_not_know() {
    Run run = shop.run();
    assertThat(journal().histories(List.of()).items()).isEmpty();
    assertThat(journal().history(RunId.next()).items()).isEmpty();
    Journal elsewhere = shop.elsewhere().project().journal();
    assertThat(elsewhere.history(run.id()).items()).isEmpty();
    assertThat(subjects(pollAll(elsewhere))).doesNotContain(run.id().value());
  }

  @Test
  final void a_reader_gets_everything_in_pages_of_any_size() {
    for (int i = 0; i < 3; i++) {
      RunId run = shop.actingAs(ANA).run().id();
      shop.project().runs().update(run, r -> r.running(Made.NOW));
    }
    List<JournalEntry> everything = pollAll(journal());
    assertThat(everything).hasSize(7).first().extracting(JournalEntry::kind).isEqualTo("project");
    assertFolds(everything);
    for (int size = 1; size <= 8; size++) {
      List<JournalEntry> seen = new ArrayList<>();
      for (List<JournalEntry> page : pollPages(journal(), size)) {
        assertThat(page)
            .as("the page of %s after %s entries", size, seen.size())
            .hasSize(Math.min(size, everything.size() - seen.size()));
        seen.addAll(page);
      }
      assertThat(seen).containsExactlyElementsOf(everything);
    }
  }

  @Test
  final void a_reader_that_has_seen_all_is_given_what_comes_next() {
    Journal nobodys = keelson.project(ProjectId.next()).journal();
    assertThat(nobodys.poll(PageRequest.first(5)).next())
        .as("the cursor of a poll: there is one even if there are no entries")
        .isNotNull();
    PageRequest request = PageRequest.first(100);
    request = request.after(journal().poll(request).next());
    JournalPage nothing = journal().poll(request);
    assertThat(nothing.items()).isEmpty();
    RunId run = shop.run().id();
    JournalPage next = journal().poll(request.after(nothing.next()));
    assertThat(subjects(next.items())).containsExactly(run.value());
    assertThat(journal().poll(request)).as("an older cursor gives the same").isEqualTo(next);
  }

  @Test
  final void refuses_a_cursor_that_it_never_gave() {
    for (Cursor cursor :
        List.of(
            new Cursor(""),
            new Cursor("not a cursor!"),
            Cursor.of("journal", List.of("x")),
            Cursor.of("journal", List.of("9".repeat(20))),
            Cursor.of("journal", List.of("1", "2", "3", "4")))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as("%s", cursor)
          .isThrownBy(() -> journal().poll(PageRequest.first(5).after(cursor)))
          .satisfies(e -> assertThat(e.field()).isEqualTo("cursor"));
    }
  }

  @Test
  @Proves({"R000-03", "R003-04"})
  final void nobody_acts_under_a_name_that_looks_like_a_secret() {
    Secrets.assertRefused(
        "actor.name",
        () ->
            shop.actingAs(Actor.user(Secrets.SECRET))
                .project()
                .runs()
                .insert(Runs.pending(shop.id())));
    Secrets.assertRefused(
        "actor.kind", () -> shop.actingAs(new Actor(Secrets.SECRET, "ana")).run());
  }

  private Journal journal() {
    return shop.project().journal();
  }

  static List<JournalEntry> pollAll(Journal journal) {
    return pollPages(journal, PageRequest.MAX_SIZE).stream().flatMap(List::stream).toList();
  }

  /** All pages that have something; fails if a cursor does not move, which would have no end. */
  private static List<List<JournalEntry>> pollPages(Journal journal, int size) {
    List<List<JournalEntry>> pages = new ArrayList<>();
    Set<JournalEntry> seen = new HashSet<>();
    PageRequest request = PageRequest.first(size);
    while (true) {
      JournalPage page = journal.poll(request);
      assertThat(page.next()).as("there is always a next page").isNotNull();
      if (page.items().isEmpty()) {
        return pages;
      }
      assertThat(seen)
          .as("the cursor %s moved on: nothing comes again", request.after())
          .doesNotContainAnyElementsOf(page.items());
      seen.addAll(page.items());
      pages.add(page.items());
      request = request.after(page.next());
    }
  }

  static List<UUID> subjects(List<JournalEntry> entries) {
    return entries.stream().map(JournalEntry::subjectId).toList();
  }
}
