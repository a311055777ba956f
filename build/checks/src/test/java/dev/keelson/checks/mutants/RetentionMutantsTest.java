// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.retention.Retained;
import dev.keelson.retention.RetentionPolicy;
import dev.keelson.retention.RetentionSweep;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Stores that are wrong about what has outlived its term. */
final class RetentionMutantsTest {

  private static final Duration WEEK = Duration.ofDays(7);

  @Test
  void a_store_that_removes_what_it_should_count_is_caught() {
    assertCaught(
        in(
            RetentionSweep.class,
            "due",
            call ->
                ((RetentionSweep) call.target()).sweep(call.arg(0, RetentionPolicy.class), 1000)),
        "Retention.logs_events_and_deliveries_go_when_their_term_is_over_and_not_before");
  }

  @Test
  void a_store_that_removes_events_before_their_time_is_caught() {
    assertCaught(
        sweeping(policy -> policy.keeping(Retained.SESSION_EVENTS, Duration.ofDays(1))),
        "Retention.logs_events_and_deliveries_go_when_their_term_is_over_and_not_before");
  }

  @Test
  void a_store_that_is_a_little_wrong_about_terms_is_caught() {
    assertCaught(
        sweeping(policy -> policy.keeping(Retained.SESSION_EVENTS, WEEK.minusMillis(50))),
        "Retention.a_term_lasts_until_its_last_moment");
    assertCaught(
        sweeping(policy -> policy.keeping(Retained.SESSION_EVENTS, WEEK.plusMillis(50))),
        "Retention.a_term_ends_with_its_last_moment");
    assertCaught(
        sweeping(policy ->
            policy.term(Retained.USAGE).isPresent()
                ? policy.keeping(Retained.USAGE, Duration.ofDays(30).minusMillis(50))
                : policy),
        "Retention_of_journal_and_usage.a_term_lasts_until_its_last_moment_and_no_longer");
  }

  @Test
  void a_store_that_removes_more_than_it_was_told_is_caught() {
    assertCaught(
        in(RetentionSweep.class, "sweep", call -> call.proceed(call.args().getFirst(), 1000)),
        "Retention.a_sweep_takes_as_much_as_it_is_told_and_the_next_goes_on");
  }

  @Test
  void a_store_that_keeps_what_it_says_is_gone_is_caught() {
    assertCaught(
        in(
            RetentionSweep.class,
            "sweep",
            call -> ((RetentionSweep) call.target()).due(call.arg(0, RetentionPolicy.class))),
        "Retention.logs_events_and_deliveries_go_when_their_term_is_over_and_not_before");
  }

  @Test
  void a_store_that_never_forgets_moves_is_caught() {
    assertCaught(
        sweeping(policy -> policy.keepingForever(Retained.JOURNAL)),
        "Retention_of_journal_and_usage.a_journal_forgets_its_oldest_moves_and_its_readers_go_on",
        "Retention_of_journal_and_usage.what_outlived_a_project_goes_as_well");
  }

  @Test
  void a_store_that_forgets_calls_after_a_month_by_itself_is_caught() {
    assertCaught(
        sweeping(policy -> policy.keeping(Retained.USAGE, Duration.ofDays(30))),
        "Retention_of_journal_and_usage.nothing_of_journal_and_usage_goes_unless_it_is_told_to");
  }

  /** Sweeps by another policy than it was told. */
  private static Fault sweeping(UnaryOperator<RetentionPolicy> other) {
    return in(
        RetentionSweep.class,
        "sweep",
        call -> call.proceed(other.apply(call.arg(0, RetentionPolicy.class)), call.args().get(1)));
  }
}
