// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.approval.Approval;
import dev.keelson.core.Actor;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.Ensured;
import dev.keelson.core.PageRequest;
import dev.keelson.core.StatusReason;
import dev.keelson.query.Query;
import dev.keelson.repository.EntityStore;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.run.Trigger;
import dev.keelson.sql.SqlStore;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Runs;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rows and which index a statement asks for. */
final class AskedOnceTest extends ShopTest {

  private static final List<Trigger> TRIGGERS = List.of(Trigger.API, Trigger.MANUAL);

  @Test
  void a_scan_for_several_values_reads_the_table_once() {
    Query<Run> scan = Run.TYPE.where(Run.TRIGGER.in(TRIGGERS), Run.ATTEMPT.in(List.of(1, 2, 3)));
    assertThat(statement(scan)).doesNotContain("unnest", "lateral");
    assertThat(statement(scan.asScan())).doesNotContain("unnest", "lateral");
  }

  @Test
  void what_an_index_has_in_order_is_read_by_a_scan_for_each_value() {
    Query<Run> ended = Run.TYPE.where(Run.STATUS.in(List.of(RunStatus.values()))).newestFirst();
    assertThat(statement(ended)).contains("unnest", "lateral");
    assertThat(statement(ended.and(Run.TRIGGER.is(Trigger.API)).asScan()))
        .as("the rest is looked at on the way")
        .contains("unnest", "lateral");
  }

  @Test
  void what_is_unique_among_some_is_looked_for_among_these() {
    EntityStore entities =
        new SqlStore(new JooqDatabase(sql, "keelson"), Clock.systemUTC()).entities();
    Approval first = Approvals.pending(shop.runs().insert(Runs.pending(project())));
    Approval second = first.withId(ApprovalId.next()).withRequestedBy(Actor.KEELSON);
    Approval third = first.withId(ApprovalId.next()).withRequestedBy(Actor.KEELSON);
    shop.approvalService().request(first);
    shop.approvalService().withdraw(first.id(), StatusReason.SUPERSEDED);
    assertThat(entities.ensure(Approval.TYPE, second, Approval.OPEN))
        .as("the first one was withdrawn")
        .returns(true, Ensured::isNew);
    assertThat(entities.ensure(Approval.TYPE, third, Approval.OPEN))
        .returns(false, Ensured::isNew)
        .extracting(Ensured::value)
        .isEqualTo(shop.approvals().get(second.id()));
  }

  private String statement(Query<Run> query) {
    return recorder.during(() -> shop.reader().page(query, PageRequest.first(10))).getLast();
  }
}
