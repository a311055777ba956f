// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.Digest;
import dev.keelson.core.Failure;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.journal.Integrity;
import dev.keelson.journal.Journal;
import dev.keelson.journal.JournalChain;
import dev.keelson.journal.JournalEntry;
import dev.keelson.journal.JournalHead;
import dev.keelson.journal.JournalRemoval;
import dev.keelson.journal.Verification;
import dev.keelson.retention.Retained;
import dev.keelson.retention.RetentionPolicy;
import dev.keelson.run.Run;
import dev.keelson.story.RunStory;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Runs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The chain of a journal, and what is left of it when its entries have outlived their term. */
public abstract class ChainSuite extends Suite {

  private static final PageRequest PAGE = PageRequest.first(100);
  private static final Duration MOMENT = Duration.ofMillis(1);

  @Test
  final void each_entry_is_chained_to_the_one_before() {
    lived();
    List<JournalEntry> entries = journal().poll(PAGE).items();
    Digest digest = JournalChain.first(shop.id());
    long place = 0;
    for (JournalEntry entry : entries) {
      digest = JournalChain.next(digest, entry, ++place);
    }
    assertThat(place).isGreaterThan(5);
    JournalHead expected = new JournalHead(shop.id(), place, digest);
    assertThat(journal().head()).isEqualTo(expected);
    assertThat(journal().place()).as("placed again").isEqualTo(expected);
    assertThat(journal().verify())
        .isEqualTo(
            Verification.builder().head(expected).verified(place).removed(0).unplaced(0).build());
  }

  @Test
  final void a_host_gives_places_without_reading() {
    Run run = lived();
    JournalHead head = journal().place();
    assertThat(head.place()).isEqualTo(journal().poll(PAGE).items().size());
    assertThat(RunStory.of(shop.project(), run.id()).integrity().unplaced())
        .as("entries that have no place yet")
        .isZero();
    Journal nobodys = keelson.project(ProjectId.next()).journal();
    assertThat(nobodys.place().place()).isZero();
    assertThat(nobodys.verify().holds()).as("whether an empty chain holds").isTrue();
    assertThat(nobodys.head()).isEqualTo(nobodys.place());
  }

  @Test
  final void a_head_that_a_witness_kept_is_that_of_the_chain_ever_after() {
    lived();
    JournalHead kept = journal().place();
    lived();
    assertThat(journal().verify(kept).holds()).as("whether the chain has that head").isTrue();
    Verification rest = journal().verifySince(kept);
    assertThat(rest.holds()).as("whether the rest follows from that head").isTrue();
    assertThat(rest.verified()).isEqualTo(rest.head().place() - kept.place()).isPositive();

    JournalHead other = new JournalHead(shop.id(), kept.place(), Digest.of("another history"));
    assertThat(journal().verify(other).firstBreak())
        .isEqualTo(new Verification.Break(Verification.Tampering.CHANGED, kept.place()));
    assertThat(journal().verifySince(other).firstBreak())
        .isEqualTo(new Verification.Break(Verification.Tampering.CHANGED, kept.place() + 1));
    for (long seen : new long[] {rest.head().place() + 1, Long.MAX_VALUE}) {
      JournalHead more = new JournalHead(shop.id(), seen, Digest.of("more"));
      for (Verification verified : List.of(journal().verify(more), journal().verifySince(more))) {
        assertThat(verified.firstBreak())
            .as("where a witness has seen more than there is, up to %s", seen)
            .isEqualTo(
                new Verification.Break(Verification.Tampering.REMOVED, rest.head().place() + 1));
      }
    }
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> shop.elsewhere().project().journal().verify(kept));
  }

  @Test
  final void says_what_has_no_place_yet() {
    if (fixture.runsTransactionsOneByOne()) {
      keelson.inTransaction(tx -> {
        shop.through(tx).run();
        Verification within = shop.through(tx).project().journal().verify();
        assertThat(within.holds()).as("whether the chain holds").isTrue();
        return assertThat(within.unplaced() + within.verified()).isEqualTo(2);
      });
    }
    Run run = shop.run();
    Integrity before = RunStory.of(shop.project(), run.id()).integrity();
    assertThat(before.verified() + before.unplaced()).isEqualTo(1);
    assertThat(before.holds()).as("whether the part of the run verifies").isTrue();
    assertThat(journal().verify().unplaced()).as("verifying gives places first").isZero();
    Integrity after = RunStory.of(shop.project(), run.id()).integrity();
    assertThat(after.verified()).isEqualTo(1);
    assertThat(after.unplaced()).isZero();
  }

  @Test
  final void what_retention_removes_leaves_one_row_for_each_range() {
    lived();
    List<JournalEntry> read = journal().poll(PAGE).items();
    JournalHead kept = journal().head();
    fixture.advance(Duration.ofMillis(10));
    assertThat(sweep(MOMENT, 2)).isEqualTo(2);
    assertThat(sweep(MOMENT, 1)).isEqualTo(1);
    JournalRemoval removal = only(journal().removals());
    assertThat(removal.first()).isEqualTo(1);
    assertThat(removal.last()).isEqualTo(3);
    assertThat(removal.count()).isEqualTo(3);
    assertThat(removal.before()).isEqualTo(JournalChain.first(shop.id()));
    assertThat(removal.rule()).isEqualTo("older than PT0.001S");
    assertThat(removal.actor()).isEqualTo(ANA);
    Digest digest = removal.before();
    for (int i = 0; i < 3; i++) {
      digest = JournalChain.next(digest, read.get(i), i + 1);
    }
    assertThat(removal.after()).isEqualTo(digest);
    Verification verified = journal().verify(kept);
    assertThat(verified.holds()).as("whether the chain goes on over what went").isTrue();
    assertThat(verified.removed()).isEqualTo(3);
    assertThat(verified.verified()).isEqualTo(read.size() - 3L);

    assertThat(sweep(Duration.ofMillis(2), 100)).isEqualTo(read.size() - 3L);
    assertThat(journal().removals()).as("of two rules").hasSize(2);
    assertThat(journal().head()).isEqualTo(kept);
    lived();
    assertThat(journal().verify(kept).holds()).as("whether the chain goes on").isTrue();
    assertThat(journal().verifySince(kept).holds()).as("whether the rest follows").isTrue();
  }

  @Test
  final void what_is_removed_has_got_its_place_before() {
    lived();
    fixture.advance(Duration.ofMillis(10));
    long removed = sweep(MOMENT, 100);
    assertThat(removed).isPositive();
    assertThat(only(journal().removals()).count()).isEqualTo(removed);
    assertThat(journal().head().place()).isEqualTo(removed);
    lived();
    assertThat(journal().verify().holds()).as("whether the chain holds").isTrue();
  }

  @Test
  final void what_outlives_what_is_around_it_lies_between_two_ranges() {
    Run held = lived();
    shop.project().holds().place(held.id(), "in court");
    lived();
    List<JournalEntry> entries = journal().poll(PAGE).items();
    long its = entries.stream().filter(entry -> held.id().equals(entry.runId())).count();
    fixture.advance(Duration.ofMillis(10));
    assertThat(sweep(MOMENT, 100)).isEqualTo(entries.size() - its);
    assertThat(journal().removals()).hasSize(2);
    assertThat(journal().verify().holds()).as("whether the chain holds").isTrue();
    shop.project().holds().lift(held.id());
    assertThat(sweep(MOMENT, 100)).isEqualTo(its);
    assertThat(only(journal().removals()).count()).as("merged").isEqualTo(entries.size());
    assertThat(journal().verify().holds()).as("whether the chain holds").isTrue();
  }

  @Test
  final void any_failure_is_chained_in_the_same_form() {
    Json odd =
        Json.parse(
            """
            {"\\ud83d\\ude00": [1.50, 100, -0.0, 1e3, 0.000001], "\\uff5e": {"b": null, "a": true},
             "quoted \\" \\\\ / \\n \\t \\u0001 \\u007f": ""}
            """);
    Run run = shop.run();
    shop.project()
        .runs()
        .update(run.id(), it -> it.failed(new Failure("odd", "über\n\"alles\"", odd), Made.NOW));
    assertThat(journal().verify().firstBreak()).isNull();
  }

  private static JournalRemoval only(List<JournalRemoval> removals) {
    assertThat(removals).hasSize(1);
    return removals.getFirst();
  }

  private long sweep(Duration term, int max) {
    RetentionPolicy policy = RetentionPolicy.DEFAULT.keeping(Retained.JOURNAL, term);
    return keelson.actingAs(ANA).retention().sweep(policy, max).getOrDefault(Retained.JOURNAL, -1L);
  }

  private Journal journal() {
    return shop.project().journal();
  }

  /** A run that was moved, and one that failed. */
  private Run lived() {
    shop.project().runs().insert(Runs.failed(shop.id()));
    shop.run();
    Run run = shop.run();
    shop.project().runs().update(run.id(), it -> it.running(Made.NOW));
    return shop.project().runs().update(run.id(), it -> it.failed(Made.FAILURE, Made.NOW));
  }
}
