// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.InvalidValueException;
import dev.keelson.run.Run;
import dev.keelson.usage.AgentExecution;
import dev.keelson.work.WorkItem;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Conditions, groupings and sums that mean nothing are refused where they are made. */
final class RefusedConditionsTest {

  @Test
  void a_text_that_no_store_can_keep_is_refused() {
    for (String text : List.of("\0", "a\0", "a\ud83d", "\ude00", "\ude00\ud83d")) {
      refuses("external_key must not contain NUL", () -> Run.EXTERNAL_KEY.is(text));
      refuses("external_key must not", () -> Run.EXTERNAL_KEY.in(List.of("a", text)));
      refuses("external_key must not", () -> Run.EXTERNAL_KEY.atLeast(text));
      refuses("external_key must not", () -> Run.EXTERNAL_KEY.below(text));
      refuses("external_key must not", () -> Run.EXTERNAL_KEY.between("a", text));
      refuses("external_key must not", () -> Run.EXTERNAL_KEY.startsWith(text));
      refuses("labels must not", () -> WorkItem.LABELS.contains(text));
    }
  }

  @Test
  void a_number_of_more_digits_than_can_be_stored_is_refused() {
    for (String text :
        List.of("1e1000000", "-1e1000", "1e-1001", "1e-2147483647", "1000e2147483647")) {
      BigDecimal number = new BigDecimal(text);
      refuses("cost_usd must have at most 1000 digits", () -> AgentExecution.COST_USD.is(number));
      refuses("cost_usd must have", () -> AgentExecution.COST_USD.atLeast(number));
      refuses("cost_usd must have", () -> AgentExecution.COST_USD.below(number));
    }
    BigDecimal tooLong = new BigDecimal("1".repeat(10_000));
    refuses("cost_usd must have", () -> AgentExecution.COST_USD.below(tooLong));
    assertThat(AgentExecution.COST_USD.below(new BigDecimal("1e999"))).isNotNull();
    assertThat(AgentExecution.COST_USD.below(new BigDecimal("1e-1000"))).isNotNull();
    assertThat(AgentExecution.COST_USD.is(new BigDecimal("0e1000000")))
        .isEqualTo(AgentExecution.COST_USD.is(BigDecimal.ZERO));
  }

  @Test
  void a_list_is_asked_by_an_element_only() {
    refuses(
        "labels must be asked by an element; ask with contains",
        () -> WorkItem.LABELS.is(List.of("bug")));
    refuses("labels must be asked", () -> WorkItem.LABELS.in(List.of(List.of("bug"))));
    refuses("labels can't be grouped by", () -> WorkItem.TYPE.all().groupedBy(WorkItem.LABELS));
    refuses("labels can't be a key", () -> WorkItem.TYPE.all().latestPer(WorkItem.LABELS));
    assertThat(WorkItem.LABELS.isAbsent()).isNotNull();
  }

  @Test
  void only_numbers_and_durations_are_summed() {
    Summary<Run> runs = Run.TYPE.all().summed();
    refuses("external_key must be a number or a duration", () -> runs.sum(Run.EXTERNAL_KEY));
    refuses("started_at must be a number or a duration", () -> runs.sum(Run.STARTED_AT));
    assertThat(runs.sum(Run.ATTEMPT).sums()).containsExactly(Run.ATTEMPT);
    assertThat(AgentExecution.TYPE.all().summed().sum(AgentExecution.DURATION).sums()).hasSize(1);
  }

  private static void refuses(String words, ThrowingCallable made) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(made)
        .withMessageStartingWith(words);
  }
}
