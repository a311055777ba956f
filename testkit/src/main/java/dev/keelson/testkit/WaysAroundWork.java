// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.agent.Agent;
import dev.keelson.approval.Approval;
import dev.keelson.core.Actor;
import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.StatusReason;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectId;
import dev.keelson.migrations.Role;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.WorkItem;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody tries with SQL about steps, side effects and what they are allowed by. */
abstract class WaysAroundWork extends WaysAround {

  static final String DONE =
      "status = 'done', external_id = 'x', response = '{}', finished_at = now()";
  private static final String FAILED =
      "status = 'failed', failure = '{\"code\": \"x\", \"message\": \"x\"}', finished_at = now()";
  private static final String AGAIN =
      "status = 'intended', attempt = attempt + 1, finished_at = null";

  @Test
  final void no_lease_is_taken_prolonged_or_given_up_beside_the_queue() {
    WorkItem leased = shop.claimed().item();
    WorkItem free = shop.item();
    String claim =
        "locked_by_agent_id = '%s', locked_at = now(), lease_until = now() + interval '1 hour', status = 'in_progress'"
            .formatted(shop.agent().id());
    for (Role role : Role.values()) {
      for (String change :
          List.of(
              "lease_token = 0",
              "lease_token = 2",
              "lease_token = 2, attempt = 2", // while it has not run out
              "lease_token = 2, attempt = 2, " + claim,
              claim,
              "attempt = 0",
              "attempt = 2",
              "locked_by_agent_id = null, locked_at = null, lease_until = null")) {
        refuse(role, update("work_item", leased.id(), change));
      }
      for (String change :
          List.of(
              "lease_token = 1",
              "attempt = 1",
              claim,
              "lease_token = 1, " + claim,
              "lease_token = 2, attempt = 1, " + claim,
              "status = 'in_progress', attempt = 2")) {
        refuse(role, update("work_item", free.id(), change));
      }
    }
    assertThat(shop.project().workItems().get(leased.id())).isEqualTo(leased);
    assertThat(shop.project().workItems().get(free.id())).isEqualTo(free);
  }

  @Test
  final void no_lease_on_a_run_is_taken_prolonged_or_given_up_beside_the_queue() {
    Run leased = shop.workOnRun().run();
    Run free = shop.run();
    Run atItem = shop.project().runs().insert(Runs.at(shop.item(), shop.agent().id()));
    String claim =
        "locked_by_agent_id = '%s', locked_at = now(), lease_until = now() + interval '1 hour'"
            .formatted(shop.agent().id());
    for (Role role : Role.values()) {
      for (String change :
          List.of(
              "lease_token = 0",
              "lease_token = 2", // while it has not run out
              "lease_token = 2, " + claim,
              claim,
              "attempt = 2",
              "attempt = 2, lease_token = 2, " + claim,
              "locked_by_agent_id = null",
              "locked_by_agent_id = null, locked_at = null, lease_until = null, lease_token = 2",
              "locked_by_agent_id = null, locked_at = null, lease_until = null, lease_token = 0")) {
        refuse(role, update("run", leased.id(), change));
      }
      for (String change :
          List.of(
              "lease_token = 1",
              "attempt = 2",
              claim,
              "lease_token = 2, " + claim,
              "lease_token = 1, status = 'cancelled', finished_at = now(), " + claim)) {
        refuse(role, update("run", free.id(), change));
      }
      refuse(role, update("run", atItem.id(), "lease_token = 1, " + claim));
    }
    for (Run run : List.of(leased, free, atItem)) {
      assertThat(shop.project().runs().get(run.id())).isEqualTo(run);
    }
  }

  @Test
  final void no_two_of_one_exclusive_key_are_locked() throws SQLException {
    WorkItem first = keyed();
    WorkItem second = keyed();
    Agent agent = shop.agent();
    Lease lease = keelson.workQueue().lease(LeaseRequest.on(shop.id(), first.id(), agent.id()));
    String claim =
        update(
            "work_item",
            second.id(),
            "locked_by_agent_id = '%s', locked_at = now(), lease_until = now() + interval '1 hour', status = 'in_progress', lease_token = 1, attempt = 1"
                .formatted(agent.id()));
    for (Role role : Role.values()) {
      try (Connection connection = as(role).getConnection();
          Statement statement = connection.createStatement()) {
        assertThat(statement.executeUpdate(claim)).as("what %s locked", role).isZero();
      }
      refuse(role, update("work_item", first.id(), "exclusive_key = 'branch:other'"));
      refuse(role, "delete from keelson.exclusive_work");
      refuse(role, "update keelson.exclusive_work set exclusive_key = 'branch:other'");
      refuse(
          role,
          "insert into keelson.exclusive_work (project_id, exclusive_key, subject_id) values ('%s', 'branch:next', '%s')"
              .formatted(shop.id(), second.id()));
    }
    keelson.workQueue().release(lease);
    try (Connection connection = as(Role.WORK).getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(claim)).as("once it is free").isOne();
    }
  }

  private WorkItem keyed() {
    return shop.project()
        .workItems()
        .insert(WorkItems.pending(shop.id()).withExclusiveKey("branch:main"));
  }

  @Test
  final void no_side_effect_ends_or_begins_again_without_a_lease() {
    SideEffect free = shop.project().sideEffectLedger().intend(work.lease(), push);
    SideEffect failed = failed("tag");
    for (Role role : Role.values()) {
      for (String time : List.of("now() - interval '1 day'", "'infinity'")) {
        refuse(role, update("side_effect", free.id(), DONE.replace("now()", time)));
      }
    }
    shop.keelson().workQueue().release(work.lease());
    assertStay(free, failed);
    shop.project().termination().cancel(work.run().id(), StatusReason.KILLED);
    assertStay(free, failed);
  }

  private SideEffect failed(String key) {
    SideEffect effect =
        shop.project()
            .sideEffectLedger()
            .intend(work.lease(), push.withId(SideEffectId.next()).withEffectKey(key));
    return shop.project()
        .sideEffectLedger()
        .fail(work.lease(), effect.id(), Failure.of("timed_out", "The host did not answer"));
  }

  private void assertStay(SideEffect free, SideEffect failed) {
    for (Role role : Role.values()) {
      refuse(role, update("side_effect", free.id(), DONE));
      refuse(role, update("side_effect", free.id(), FAILED));
      refuse(role, update("side_effect", failed.id(), AGAIN));
    }
    assertThat(shop.project().sideEffects().get(free.id())).isEqualTo(free);
    assertThat(shop.project().sideEffects().get(failed.id())).isEqualTo(failed);
  }

  @Test
  final void a_side_effect_keeps_the_approval_that_it_took() {
    Approval granted = shop.granted(Approvals.allowing(push));
    SideEffect allowed =
        shop.project().sideEffectLedger().intend(work.lease(), push.withApprovalId(granted.id()));
    for (Role role : Role.values()) {
      refuse(role, update("side_effect", allowed.id(), "approval_id = null"));
      refuse(role, update("side_effect", allowed.id(), DONE + ", approval_id = null"));
      refuse(role, update("side_effect", allowed.id(), FAILED + ", approval_id = null"));
      refuse(role, update("side_effect", allowed.id(), "response = '{\"x\": 1}'"));
      refuse(role, update("side_effect", allowed.id(), "failure = '{\"code\": \"x\"}'"));
    }
    SideEffect failed =
        shop.project()
            .sideEffectLedger()
            .fail(work.lease(), allowed.id(), Failure.of("timed_out", "No answer"));
    for (Role role : Role.values()) {
      refuse(role, update("side_effect", failed.id(), AGAIN + ", approval_id = null"));
      refuse(role, update("side_effect", failed.id(), AGAIN + ", failure = null"));
    }
    assertThat(shop.project().sideEffects().get(allowed.id())).isEqualTo(failed);
  }

  @Test
  final void what_was_done_under_an_approval_is_not_deleted_and_done_again() {
    Approval granted = shop.granted(Approvals.allowing(push));
    SideEffect allowed =
        shop.project().sideEffectLedger().intend(work.lease(), push.withApprovalId(granted.id()));
    SideEffect done =
        shop.project().sideEffectLedger().complete(work.lease(), allowed.id(), "4f1c", Json.EMPTY);
    for (Role role : Role.values()) {
      for (String table : List.of("side_effect", "approval", "run_step")) {
        refuse(role, "delete from keelson.%s where project_id = '%s'".formatted(table, shop.id()));
      }
      refuse(role, "delete from keelson.run where id = '%s'".formatted(work.run().id()));
    }
    assertThat(shop.project().sideEffects().get(done.id())).isEqualTo(done);
  }

  @Test
  final void what_the_step_ledger_began_is_left_to_it() {
    RunStep begun = begun("test");
    RunStep completed =
        shop.project().stepLedger().complete(work.lease(), begun("compile").id(), Json.EMPTY);
    for (Role role : Role.values()) {
      refuse(role, copy(begun, "\"status\": \"completed\", \"finished_at\": \"2126-01-01Z\""));
      refuse(role, copy(begun, "\"attempt\": 2"));
    }
    shop.keelson().workQueue().release(work.lease());
    for (Role role : Role.values()) {
      for (String status : List.of("cancelled", "awaiting_approval")) {
        refuse(
            role,
            update(
                "run_step",
                begun.id(),
                "status = '%s', finished_at = %s"
                    .formatted(status, status.equals("cancelled") ? "now()" : "null")));
      }
      refuse(role, update("run_step", completed.id(), "started_at = now()"));
      refuse(
          role,
          "with step as (%s returning *) update keelson.run_step_body b set output = '{\"a\": 1}' from step where b.id = step.id"
              .formatted(update("run_step", completed.id(), "position = 7")));
    }
    assertThat(shop.project().steps().get(begun.id())).isEqualTo(begun);
    assertThat(shop.project().steps().get(completed.id())).isEqualTo(completed);
  }

  private RunStep begun(String key) {
    return shop.project().stepLedger().begin(work.lease(), RunSteps.planned(work.run(), key));
  }

  private static String copy(RunStep step, String change) {
    return """
    with state as (
      insert into keelson.run_step select (s).* from (
        select jsonb_populate_record(s, '{"id": "%1$s", "step_key": "copy", "version": 1, "updated_by": "system:keelson", %3$s}') as s
          from keelson.run_step s where s.id = '%2$s') as copied returning *)
    insert into keelson.run_step_body (project_id, id, name) select project_id, id, 'copy' from state
    """
        .formatted(RunStepId.next(), step.id(), change);
  }

  @Test
  final void no_lease_lasts_longer_than_the_queue_lets_it() {
    Run run = shop.run();
    shop.keelson().workQueue().lease(LeaseRequest.on(shop.id(), run.id(), shop.agent().id()));
    run = shop.project().runs().get(run.id());
    WorkItem item = shop.claimed().item();
    for (Role role : Role.values()) {
      for (String end : List.of("now() + interval '1000 years'", "'infinity'", "'-infinity'")) {
        refuse(role, update("work_item", item.id(), "lease_until = " + end));
        refuse(role, update("run", run.id(), "lease_until = " + end));
      }
      refuse(role, update("work_item", item.id(), "lease_until = now() + interval '169 hours'"));
    }
    assertThat(shop.project().runs().get(run.id())).isEqualTo(run);
  }

  @Test
  final void who_requested_an_approval_is_who_wrote_that() {
    Approval asked = shop.requested(Approvals.allowing(push).withQuorum(2));
    for (Role role : Role.values()) {
      for (String also :
          List.of(
              "{user:eve}",
              "{system:keelson,user:eve}",
              "{user:eve,system:keelson}",
              "{system:keelson,\"system:a\nb\"}")) {
        refused(role, asked, "also_requested_by = '%s'".formatted(also));
      }
    }
    assertThat(stored(asked)).isEqualTo(asked);
  }

  @Test
  final void who_can_not_decide_uses_approvals_under_a_lease_and_withdraws_its_own() {
    Work ended = newWork();
    RunStep step =
        shop.project().stepLedger().begin(ended.lease(), RunSteps.planned(ended.run(), "push"));
    Approval unleased =
        shop.actingAs(Actor.user("cleo"))
            .granted(Approvals.allowing(SideEffects.push(step, "push").withTarget("main")));
    Approval asked =
        shop.actingAs(ANA).requested(Approvals.allowing(push).withTarget("by a person"));
    shop.keelson().workQueue().release(ended.lease());
    for (String change :
        List.of(
            "status = 'consumed', consumed_at = clock_timestamp()",
            "status = 'revoked', status_reason = 'superseded'")) {
      refused(Role.WORK, unleased, change);
    }
    refused(Role.WORK, asked, "status = 'cancelled', status_reason = 'superseded'");
    assertThat(stored(unleased)).isEqualTo(unleased);
    assertThat(stored(asked)).isEqualTo(asked);
  }

  /** Returns how a statement is refused in a transaction whose snapshot is older than a change. */
  final String inOldSnapshot(Role role, String sql, Runnable change) throws SQLException {
    try (Connection connection = as(role).getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      statement.execute("select from keelson.project");
      change.run();
      return refusal(statement, sql);
    }
  }
}
