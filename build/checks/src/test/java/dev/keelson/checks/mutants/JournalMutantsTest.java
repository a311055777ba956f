// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.core.Actor;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.journal.ChainedEntry;
import dev.keelson.journal.HoldStore;
import dev.keelson.journal.JournalEntry;
import dev.keelson.journal.JournalFilter;
import dev.keelson.journal.JournalState;
import dev.keelson.journal.JournalStore;
import dev.keelson.journal.Polled;
import dev.keelson.query.Found;
import dev.keelson.repository.EntityStore;
import dev.keelson.repository.QueryStore;
import dev.keelson.run.Run;
import dev.keelson.spi.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class JournalMutantsTest {

  @Test
  void a_journal_that_leaves_out_moves_is_caught() {
    assertCaught(
        telling(entries -> entries.stream().filter(e -> !e.toState().equals("failed")).toList()),
        "Runs.accepts_every_move_of_the_lifecycle_and_journals_it",
        "Run_steps.a_failed_step_may_be_retried_and_its_history_is_kept",
        "The_journal.tells_every_move_of_everything_and_who_made_it");
  }

  @Test
  void a_journal_that_is_written_late_is_caught() {
    assertCaught(
        telling(entries -> entries.isEmpty() ? entries : entries.subList(0, entries.size() - 1)),
        "Work_items.accepts_every_move_of_the_lifecycle_and_journals_it",
        "Transactions.what_is_written_within_is_read_within");
  }

  @Test
  void a_journal_that_tells_of_writes_that_are_no_moves_is_caught() {
    assertCaught(
        telling(entries -> {
          List<JournalEntry> more = new ArrayList<>(entries);
          more.addAll(entries);
          return more;
        }),
        "Runs.an_update_that_keeps_the_state_is_no_move");
  }

  @Test
  void a_journal_that_loses_the_failure_of_what_was_retried_is_caught() {
    assertCaught(
        telling(entries -> {
          Map<UUID, JournalEntry> last = new HashMap<>();
          entries.forEach(e -> last.put(e.subjectId(), e));
          return entries.stream()
              .map(e ->
                  e.equals(last.get(e.subjectId()))
                      ? e
                      : JournalEntry.builder().from(e).failure(null).build())
              .toList();
        }),
        "Run_steps.a_failed_step_may_be_retried_and_its_history_is_kept",
        "Steps_under_a_lease.a_failed_step_stays_failed_until_it_is_retried",
        "Side_effects.what_failed_may_be_tried_again");
  }

  @Test
  void a_journal_that_does_not_say_who_or_why_is_caught() {
    assertCaught(
        telling(entries ->
            entries.stream()
                .map(e -> JournalEntry.builder().from(e).actor(Actor.KEELSON).build())
                .toList()),
        "The_journal.tells_every_move_of_everything_and_who_made_it",
        "Claiming_work.a_claim_is_a_move_in_the_journal");
    assertCaught(
        telling(entries ->
            entries.stream()
                .map(e -> JournalEntry.builder().from(e).reason(null).build())
                .toList()),
        "Claiming_work.gives_an_item_again_when_its_lease_ran_out",
        "Steps_that_were_left_running.what_an_earlier_lease_left_running_is_reclaimed");
  }

  @Test
  void a_journal_that_tells_another_time_is_caught() {
    for (Duration wrong : List.of(Duration.ofHours(1), Duration.ofSeconds(-2))) {
      assertCaught(
          telling(entries ->
              entries.stream()
                  .map(e -> JournalEntry.builder().from(e).at(e.at().plus(wrong)).build())
                  .toList()),
          "The_journal.every_move_is_told_with_the_time_at_which_it_was_made");
    }
  }

  /** Tells another history than what happened. */
  private static Fault telling(UnaryOperator<List<JournalEntry>> other) {
    return in(
        QueryStore.class,
        "list",
        JournalEntry.TYPE,
        call ->
            other.apply(entries(call.proceed())).stream()
                .map(entry -> new Found<>(entry, Map.of()))
                .toList());
  }

  private static List<JournalEntry> entries(Object answer) {
    return ((List<?>) answer)
        .stream().map(found -> (JournalEntry) ((Found<?>) found).value()).toList();
  }

  @Test
  void a_feed_that_gives_the_newest_first_is_caught() {
    assertCaught(
        polling(polled -> new Polled(polled.entries().reversed(), polled.reached())),
        "The_journal.a_reader_gets_everything_in_pages_of_any_size",
        "Readers_of_the_journal.a_reader_that_stops_in_the_middle_of_a_page_goes_on_right_there");
  }

  @Test
  void a_feed_whose_cursor_stays_one_entry_back_is_caught() {
    assertCaught(
        polling(polled -> {
          Map<ProjectId, Long> back = new HashMap<>(polled.reached());
          back.replaceAll((project, place) -> Math.max(0, place - 1));
          return new Polled(polled.entries(), back);
        }),
        "The_journal.a_reader_gets_everything_in_pages_of_any_size",
        "Commits_that_come_late.misses_nothing_while_many_write");
  }

  @Test
  void a_feed_that_loses_what_it_skipped_is_caught() {
    assertCaught(
        polling(polled -> {
          Map<ProjectId, Long> far = new HashMap<>(polled.reached());
          far.replaceAll((project, place) -> place + 1);
          return new Polled(polled.entries(), far);
        }),
        "The_journal.a_reader_that_has_seen_all_is_given_what_comes_next",
        "Readers_of_the_journal.a_feed_of_several_projects_gets_what_each_of_them_has");
  }

  @Test
  void a_feed_that_does_not_filter_is_caught() {
    assertCaught(
        in(JournalStore.class, "poll", call -> call.proceedWith(1, JournalFilter.ALL)),
        "Readers_of_the_journal.a_reader_of_a_run_gets_what_belongs_to_it_and_nothing_else",
        "Readers_of_the_journal.a_reader_of_some_kinds_gets_these_and_nothing_else");
  }

  private static Fault polling(UnaryOperator<Polled> other) {
    return in(JournalStore.class, "poll", call -> other.apply((Polled) call.proceed()));
  }

  @Test
  void a_journal_that_does_not_name_runs_is_caught() {
    assertCaught(
        telling(entries ->
            entries.stream().map(e -> JournalEntry.builder().from(e).runId(null).build()).toList()),
        "Readers_of_the_journal.an_entry_names_the_run_that_its_subject_belongs_to",
        "Run_steps.accepts_every_move_of_the_lifecycle_and_journals_it");
  }

  @Test
  void a_journal_that_does_not_tell_of_deletions_or_of_what_went_along_is_caught() {
    assertCaught(
        telling(entries -> entries.stream().filter(e -> !e.isDeletion()).toList()),
        "Deletions_in_the_journal.a_deletion_says_who_and_what_and_in_which_state_it_was",
        "Deletions_in_the_journal.what_has_no_lifecycle_is_journaled_when_it_is_deleted");
    assertCaught(
        telling(entries ->
            entries.stream()
                .map(e -> JournalEntry.builder().from(e).cause(null).counts(null).build())
                .toList()),
        "Deletions_in_the_journal"
            + ".what_goes_along_names_the_cause_and_what_has_no_entry_is_counted");
  }

  @Test
  void a_chain_that_is_not_that_of_the_entries_is_caught() {
    assertCaught(
        in(
            JournalStore.class,
            "chain",
            call ->
                ((List<?>) call.proceed())
                    .stream()
                        .map(ChainedEntry.Legible.class::cast)
                        .map(each ->
                            new ChainedEntry.Legible(
                                JournalEntry.builder().from(each.entry()).version(7).build(),
                                each.link()))
                        .toList()),
        "The_chain_of_the_journal.each_entry_is_chained_to_the_one_before");
    assertCaught(
        in(
            JournalStore.class,
            "state",
            call -> {
              JournalState state = (JournalState) call.proceed();
              return new JournalState(state.head(), state.unplaced(), List.of());
            }),
        "The_chain_of_the_journal.what_retention_removes_leaves_one_row_for_each_range");
  }

  @Test
  void a_store_that_forgets_holds_is_caught() {
    assertCaught(
        in(HoldStore.class, "place", call -> Optional.empty()),
        "Holds.says_who_holds_what_and_why",
        "Holds.neither_the_project_nor_the_run_is_deleted",
        "Holds.no_sweep_removes_anything_of_a_run_that_is_held",
        "Holds.what_an_artifact_contains_is_not_taken_away");
  }

  @Test
  void a_transaction_that_does_not_roll_back_is_caught() {
    assertCaught(
        in(Store.class, "inTransaction", call -> work(call).apply(call.store())),
        "Transactions.what_throws_has_never_happened",
        "Transactions.what_is_nested_joins_the_outer",
        "Versions_of_artifacts.a_refused_version_leaves_no_gap");
  }

  @Test
  void a_transaction_that_forgets_who_acts_is_caught() {
    assertCaught(
        in(
            Store.class,
            "inTransaction",
            call -> call.store().inTransaction(tx -> work(call).apply(tx.actingAs(Actor.KEELSON)))),
        "Transactions.who_acts_also_acts_within");
  }

  private static Function<Store, Object> work(Call call) {
    @SuppressWarnings("unchecked") // what the SPI takes there
    Function<Store, Object> work = (Function<Store, Object>) call.args().getFirst();
    return work;
  }

  @Test
  void a_deletion_that_takes_the_history_along_is_caught() {
    assertCaught(
        () -> {
          Set<UUID> gone = ConcurrentHashMap.newKeySet();
          Fault telling =
              telling(
                  entries -> entries.stream().filter(e -> !gone.contains(e.subjectId())).toList());
          return call -> {
            if (call.is(EntityStore.class, "delete") && call.isOf(Run.TYPE)) {
              gone.add(call.arg(2, RunId.class).value());
            }
            return telling.answer(call);
          };
        },
        "Deleting_runs.takes_along_what_the_run_has_and_leaves_what_tells_of_it");
  }
}
