// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.usage.AgentExecution;
import dev.keelson.work.WorkItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
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
  void what_is_missing_is_named() {
    List<RunStatus> none = new ArrayList<>();
    none.add(null);
    List<Condition<Run>> noConditions = new ArrayList<>();
    noConditions.add(null);
    refuses("status must not be null", () -> Run.STATUS.is(null));
    refuses("status must not be null", () -> Run.STATUS.in(null));
    refuses("status must not be null", () -> Run.STATUS.in(none));
    refuses("external_key must not be null", () -> Run.EXTERNAL_KEY.startsWith(null));
    refuses("labels must not be null", () -> WorkItem.LABELS.contains(null));
    refuses("condition must not be null", () -> Condition.not(null));
    refuses("conditions must not be null", () -> Run.TYPE.where(noConditions));
    refuses("conditions must not be null", () -> Run.TYPE.where((Condition<Run>) null));
    refuses("conditions must not be null", () -> Run.TYPE.all().and((List<Condition<Run>>) null));
    refuses(
        "target must not be null",
        () -> Run.WORK_ITEM_ID.to((EntityType<WorkItem, WorkItemId>) null));
    refuses("type must not be null", () -> Run.WORK_ITEM_ID.from(null));
    refuses("order.attribute must not be null", () -> Run.TYPE.all().by(null));
    refuses(
        "query.latestPer must not be null",
        () -> Run.TYPE.all().latestPer((Attribute<Run, ?>) null));
    refuses("grouping must not be null", () -> Run.TYPE.all().groupedBy((Attribute<Run, ?>) null));
    refuses(
        "groupings must not be null", () -> Run.TYPE.all().summed().by((Grouping<Run, ?>) null));
    refuses("sums must not be null", () -> Run.TYPE.all().summed().sum((Attribute<Run, ?>) null));
    refuses("path.reference must not be null", () -> Path.of(Run.TYPE, null));
    refuses("latest.query must not be null", () -> attempts().of(null));
    List<ProjectId> noProjects = new ArrayList<>();
    noProjects.add(null);
    refuses("projects must not be null", () -> new Scope.Projects(noProjects));
  }

  @Test
  void what_no_store_could_answer_is_refused() {
    refuses(
        "condition must be nested less than 16 deep",
        () -> {
          Condition<Run> deep = Run.WORK_ITEM_ID.isAbsent();
          for (int i = 0; i < 1000; i++) {
            deep = Condition.not(deep);
          }
        });
    Condition<Run> one = Run.STATUS.is(RunStatus.RUNNING);
    assertThat(Run.TYPE.where(Collections.nCopies(200, one)).conditions()).hasSize(200);
    refuses("conditions must be at most 200", () -> Run.TYPE.where(Collections.nCopies(201, one)));
    Condition<WorkItem> many =
        Run.WORK_ITEM_ID.from(Run.TYPE, one, one, one, one, one, one, one, one, one);
    refuses(
        "conditions must be at most 200, with those within them",
        () -> WorkItem.TYPE.where(Collections.nCopies(21, many)));
    refuses(
        "groupings must be at most 32",
        () -> {
          Summary<Run> summary = Run.TYPE.all().summed();
          for (int i = 0; i < 33; i++) {
            summary = summary.by(Run.STATUS);
          }
        });
    refuses(
        "path.steps must be at most 16",
        () -> {
          Path<Run, RunId> path = Path.of(Run.TYPE, Run.RETRY_OF);
          for (int i = 0; i < 16; i++) {
            path = path.then(Run.TYPE, Run.RETRY_OF);
          }
        });
  }

  private static Latest<WorkItem, Run> attempts() {
    return Latest.of(WorkItem.TYPE, Run.TYPE, Run.WORK_ITEM_ID);
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
