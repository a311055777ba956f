// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.artifact.Artifact;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStep;
import dev.keelson.run.Trigger;
import dev.keelson.spi.EntityTypes;
import dev.keelson.usage.AgentExecution;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class QueryTest {

  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
  private static final Scope SHOP = new Scope.Projects(List.of(ProjectId.next()));

  @Test
  void an_index_serves_what_asks_for_its_first_columns_in_the_order_of_the_next() {
    assertThat(Run.TYPE.all().isServed()).isTrue();
    assertThat(Run.TYPE.all().newestFirst().isServed()).isTrue();
    assertThat(Run.TYPE.where(Run.STATUS.is(RunStatus.FAILED)).isServed()).isTrue();
    assertThat(Run.TYPE.where(Run.STATUS.in(List.of(RunStatus.values()))).isServed()).isTrue();
    assertThat(
            Run.TYPE
                .where(
                    Run.STATUS.is(RunStatus.FAILED),
                    Run.TYPE.createdAt().between(NOW, NOW.plusSeconds(1)))
                .newestFirst()
                .isServed())
        .isTrue();
    assertThat(RunStep.TYPE.where(RunStep.RUN_ID.is(RunId.next())).by(RunStep.POSITION).isServed())
        .isTrue();
    assertThat(WorkItem.TYPE.where(WorkItem.STATUS.is(WorkItemStatus.PENDING)).by(WorkItem.URGENCY))
        .matches(Query::isServed);
  }

  @Test
  void what_is_unique_is_served_in_any_order() {
    assertThat(Run.TYPE.where(Run.EXTERNAL_KEY.is("a")).isServed()).isTrue();
    assertThat(Run.TYPE.where(Run.TYPE.id().is(RunId.next())).by(Run.ATTEMPT).isServed()).isTrue();
    assertThat(Run.TYPE.where(Run.ROOT_RUN_ID.is(RunId.next())).by(Run.ATTEMPT).isServed())
        .as("the chain of retries")
        .isTrue();
  }

  @Test
  void what_no_index_has_side_by_side_or_in_order_is_a_scan() {
    assertThat(Run.TYPE.where(Run.TRIGGER.is(Trigger.API)).isServed()).isFalse();
    assertThat(Run.TYPE.where(Run.STATUS.is(RunStatus.FAILED)).by(Run.ATTEMPT).isServed())
        .isFalse();
    assertThat(Run.TYPE.where(Run.STATUS.is(RunStatus.FAILED), Run.ATTEMPT.atLeast(2)).isServed())
        .isFalse();
    assertThat(Run.TYPE.where(Condition.not(Run.STATUS.is(RunStatus.FAILED))).isServed()).isFalse();
    assertThat(Run.TYPE.where(Run.TRIGGER.is(Trigger.API)).asScan().isServed()).isTrue();
  }

  @Test
  void the_latest_of_each_key_is_served_by_the_index_of_keys_and_number() {
    Query<Artifact> heads =
        Artifact.TYPE.all().by(Artifact.REVISION).latestPer(Artifact.KIND, Artifact.LOGICAL_KEY);
    assertThat(heads.isServed()).isTrue();
    assertThat(Artifact.TYPE.all().latestPer(Artifact.KIND).isServed()).isFalse();
  }

  @Test
  void a_summary_is_served_where_an_index_begins_with_what_is_asked() {
    assertThat(Run.TYPE.all().groupedBy(Run.STATUS).isServed()).isTrue();
    assertThat(Run.TYPE.where(Run.STATUS.is(RunStatus.FAILED)).summed().isServed()).isTrue();
    assertThat(Run.TYPE.where(Run.ATTEMPT.atLeast(2)).summed().isServed()).isFalse();
  }

  @Test
  void equal_queries_have_equal_fingerprints_and_others_have_others() {
    WorkItemId item = WorkItemId.next();
    Query<Run> query = Run.TYPE.where(Run.WORK_ITEM_ID.is(item));
    String fingerprint = query.fingerprint(SHOP);
    assertThat(Run.TYPE.where(Run.WORK_ITEM_ID.is(item)).fingerprint(SHOP)).isEqualTo(fingerprint);
    assertThat(
            List.of(
                Run.TYPE.all().fingerprint(SHOP),
                query.newestFirst().fingerprint(SHOP),
                query.and(Run.STATUS.is(RunStatus.FAILED)).fingerprint(SHOP),
                Run.TYPE.where(Run.WORK_ITEM_ID.is(WorkItemId.next())).fingerprint(SHOP),
                query.fingerprint(new Scope.Everywhere())))
        .doesNotContain(fingerprint)
        .doesNotHaveDuplicates();
  }

  @Test
  void says_in_words_what_it_asks_but_not_for_which_values() {
    assertThat(Run.TYPE.where(Run.EXTERNAL_KEY.is("private")).newestFirst())
        .asString()
        .startsWith("run where external_key in #")
        .endsWith(" by created_at descending")
        .doesNotContain("private");
  }

  @Test
  void any_number_of_conditions_may_be_asked_for_at_once() {
    Condition<Run> failed = Run.STATUS.is(RunStatus.FAILED);
    Condition<Run> again = Run.ATTEMPT.atLeast(2);
    assertThat(Run.TYPE.where(List.of(failed, again, failed, again)).conditions())
        .containsExactly(failed, again, failed, again);
    assertThat(Run.TYPE.where(List.of())).isEqualTo(Run.TYPE.all());
  }

  @Test
  void creation_is_a_time_of_every_type() {
    for (RowType<?> type : EntityTypes.rows()) {
      assertThat(type.createdAt().valueType()).isEqualTo(Instant.class);
    }
    assertThat(AgentExecution.TYPE.createdAt().below(NOW)).isNotNull();
  }

  @Test
  void refuses_more_values_than_a_statement_should_have() {
    List<Integer> many = IntStream.rangeClosed(0, Query.MAX_VALUES).boxed().toList();
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Run.ATTEMPT.in(many))
        .withMessage("attempt must be one of at most 1000 values; ask in batches");
  }
}
