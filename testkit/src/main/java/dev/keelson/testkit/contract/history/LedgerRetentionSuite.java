// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.keelson.agent.Agent;
import dev.keelson.core.PageRequest;
import dev.keelson.journal.Journal;
import dev.keelson.journal.JournalEntry;
import dev.keelson.journal.JournalPage;
import dev.keelson.retention.Retained;
import dev.keelson.retention.RetentionPolicy;
import dev.keelson.run.Run;
import dev.keelson.story.RunStory;
import dev.keelson.testkit.contract.StoreTime;
import dev.keelson.testkit.contract.StoreTime.Ending;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.usage.AgentExecution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The journal and the usage ledger, which survive purges, have retention terms of their own. */
public abstract class LedgerRetentionSuite extends Suite {

  private static final PageRequest PAGE = PageRequest.first(100);
  private static final RetentionPolicy MOMENT =
      RetentionPolicy.DEFAULT.keeping(Retained.JOURNAL, Duration.ofMillis(1));
  private static final RetentionPolicy HOUR =
      RetentionPolicy.DEFAULT.keeping(Retained.JOURNAL, Duration.ofHours(1));
  private static final RetentionPolicy MONTH =
      RetentionPolicy.DEFAULT.keeping(Retained.USAGE, Duration.ofDays(30));

  @Test
  final void nothing_of_journal_and_usage_goes_unless_it_is_told_to() {
    shop.run();
    AgentExecution call = call(shop.agent(), Instant.EPOCH);
    shop.project().usage().append(List.of(call));
    fixture.advance(Duration.ofMillis(10));
    assertThat(due(RetentionPolicy.DEFAULT, Retained.JOURNAL)).as("how much is due").isZero();
    assertThat(due(RetentionPolicy.DEFAULT, Retained.USAGE)).as("how much is due").isZero();
    keelson.retention().sweep(RetentionPolicy.DEFAULT, 100);
    assertThat(shop.states(shop.id())).isNotEmpty();
    assertThat(all(page -> shop.project().usage().findByAgent(call.agentId(), page)))
        .containsExactly(call);
  }

  @Test
  final void a_journal_forgets_its_oldest_moves_and_its_readers_go_on() {
    Run run = shop.run();
    JournalPage read = journal().poll(PAGE);
    assertThat(read.items()).hasSizeGreaterThan(1);
    fixture.advance(Duration.ofMillis(10));
    assertThat(sweep(HOUR, Retained.JOURNAL, 100)).as("moves more than an hour old").isZero();
    assertThat(sweep(MOMENT, Retained.JOURNAL, 1)).as("moves some milliseconds old").isEqualTo(1);
    assertThat(journal().poll(PAGE).items()).hasSize(read.items().size() - 1);
    assertThat(due(MOMENT, Retained.JOURNAL)).isEqualTo(read.items().size() - 1L);
    assertThat(sweep(MOMENT, Retained.JOURNAL, 100)).isEqualTo(read.items().size() - 1L);
    assertThat(shop.history(run.id())).isEmpty();
    assertThat(journal().poll(PAGE).items()).isEmpty();
    assertThat(journal().poll(PAGE.after(read.next())).items()).isEmpty();

    Run failed = shop.project().runs().update(run.failed(Made.FAILURE, Made.NOW));
    for (PageRequest page : List.of(PAGE, PAGE.after(read.next()))) {
      assertThat(journal().poll(page).items())
          .extracting(JournalEntry::subjectId, JournalEntry::toState)
          .containsExactly(tuple(run.id().value(), "failed"));
    }
    assertThat(RunStory.of(shop.project(), run.id()).run()).isEqualTo(failed);
  }

  @Test
  final void a_term_lasts_until_its_last_moment_and_no_longer() {
    Agent agent = shop.agent();
    StoreTime.justBefore(
        fixture,
        shop,
        () -> {
          sweep(MONTH.keeping(Retained.USAGE, Duration.ofDays(29)), Retained.USAGE, 100);
          Instant end = StoreTime.now(shop).plus(Duration.ofHours(1));
          Run run = shop.run();
          shop.project().usage().append(List.of(call(agent, end.minus(Duration.ofDays(30)))));
          return new Ending(
              end,
              () -> {
                RetentionPolicy policy = MONTH.keeping(Retained.JOURNAL, Duration.ofHours(1));
                assertThat(sweep(policy, Retained.USAGE, 100)).as("calls that went").isZero();
                assertThat(shop.states(run.id())).as("moves it made").containsExactly("pending");
              });
        });
    sweep(MONTH.keeping(Retained.USAGE, Duration.ofDays(29)), Retained.USAGE, 100);
    Instant due = StoreTime.now(shop).minusMillis(1).minus(Duration.ofDays(30));
    shop.project().usage().append(List.of(call(agent, due)));
    assertThat(sweep(MONTH, Retained.USAGE, 100)).as("calls that went").isEqualTo(1);
  }

  @Test
  final void old_calls_go_and_totals_are_of_those_that_are_kept() {
    Run run = shop.run();
    Agent agent = shop.agent();
    AgentExecution old = call(agent, Instant.now().minus(Duration.ofDays(31)));
    AgentExecution kept = call(agent, Instant.now().minus(Duration.ofDays(29)));
    shop.project().usage().append(List.of(old.withRunId(run.id()), kept.withRunId(run.id())));
    assertThat(due(MONTH, Retained.USAGE)).as("how much is due").isEqualTo(1);
    assertThat(sweep(MONTH, Retained.USAGE, 10)).as("how much is removed").isEqualTo(1);
    assertThat(sweep(MONTH, Retained.USAGE, 10)).as("how much is removed").isZero();
    assertThat(all(page -> shop.project().usage().findByRun(run.id(), page)))
        .map(AgentExecution::id)
        .containsExactly(kept.id());
    assertThat(shop.project().usage().totals(run.id()).calls()).as("calls").isEqualTo(1);
  }

  @Test
  final void a_transaction_that_throws_forgets_nothing() {
    List<JournalEntry> told = journal().poll(PAGE).items();
    fixture.advance(Duration.ofMillis(10));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            keelson.inTransaction(tx -> {
              tx.retention().sweep(MOMENT, 100);
              assertThat(shop.through(tx).project().journal().poll(PAGE).items()).isEmpty();
              throw new IllegalStateException("the host changed its mind");
            }));
    assertThat(journal().poll(PAGE).items()).isEqualTo(told);
  }

  @Test
  final void what_outlived_a_project_goes_as_well() {
    Agent agent = shop.agent();
    shop.project().usage().append(List.of(call(agent, Instant.EPOCH)));
    assertThat(keelson.projects().purge(shop.id())).isPresent();
    fixture.advance(Duration.ofMillis(10));
    assertThat(sweep(MOMENT, Retained.JOURNAL, 100)).isPositive();
    assertThat(sweep(MONTH, Retained.USAGE, 100)).as("how much is removed").isEqualTo(1);
    assertThat(shop.history(shop.id())).isEmpty();
    assertThat(all(page -> shop.project().usage().findByAgent(agent.id(), page))).isEmpty();
  }

  private Journal journal() {
    return shop.project().journal();
  }

  private AgentExecution call(Agent agent, Instant made) {
    return AgentExecutions.unmeasured(shop.id(), agent.id()).withCreatedAt(made);
  }

  private long due(RetentionPolicy policy, Retained what) {
    return keelson.retention().due(policy).getOrDefault(what, -1L);
  }

  private long sweep(RetentionPolicy policy, Retained what, int max) {
    return keelson.retention().sweep(policy, max).getOrDefault(what, -1L);
  }
}
