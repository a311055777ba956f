// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Actor;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.Json;
import dev.keelson.core.StatusReason;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectId;
import dev.keelson.migrations.Role;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.SideEffects;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody tries with SQL about approvals, leases and what is done under them. */
abstract class WaysAround extends AsEachRole {

  static final Actor ANA = Actor.user("ana");

  TestWorld shop;
  Work work;
  SideEffect push;

  @BeforeEach
  final void begin() {
    shop = TestWorld.in(keelson, keelson, EnumSet.allOf(Part.class));
    work = newWork();
    RunStep step =
        shop.project().stepLedger().begin(work.lease(), RunSteps.planned(work.run(), "push"));
    push = SideEffects.push(step, "push").withTarget("main");
  }

  /** Begins work under a lease, on an item unless it is said otherwise. */
  Work newWork() {
    return shop.work();
  }

  @Test
  final void an_approval_is_not_approved_without_its_decisions() {
    Approval asked = shop.requested(Approvals.allowing(push).withQuorum(2));
    for (Role role : Role.values()) {
      refused(
          role,
          asked,
          "status = 'approved', granted = 2, decided_at = now(), decided_by = 'agent:x'");
      refused(role, asked, "status = 'approved'");
      refused(role, asked, "status = 'rejected', decided_at = now(), decided_by = 'user:ana'");
      refused(role, asked, "status = 'consumed', consumed_at = now()");
      refused(role, asked, "status = 'expired'");
      refused(role, asked, "granted = 1");
    }
    assertThat(stored(asked)).isEqualTo(asked);
  }

  @Test
  final void what_was_requested_never_changes() {
    Approval asked = shop.requested(Approvals.allowing(push).withQuorum(2));
    for (Role role : Role.values()) {
      for (String change :
          List.of(
              "quorum = 1",
              "parameters_digest = '%s'".formatted(Json.EMPTY_LIST.digest()),
              "target = 'develop'",
              "target = null",
              "scope = 'repo.merge'",
              "deciders = '{user:eve}'",
              "self_approval = true",
              "requested_by = 'user:eve'",
              "intent_summary = 'harmless'",
              "metadata = '{\"harm\": 0}'",
              "expires_at = now() + interval '9 years'",
              "created_at = now()",
              "run_id = '%s'".formatted(shop.run().id()))) {
        refused(role, asked, change);
      }
    }
    assertThat(stored(asked)).isEqualTo(asked);
  }

  @Test
  final void no_approval_begins_as_approved_or_for_a_run_that_has_ended() {
    Approval granted = shop.granted(Approvals.allowing(push));
    Approval pending = shop.requested(Approvals.allowing(push).withTarget("develop"));
    String copy =
        """
        insert into keelson.approval
        select (a).* from (
          select jsonb_populate_record(a, '{"id": "%s", "target": "%s", "version": 1, "updated_by": "system:keelson" %s}') as a
            from keelson.approval a where a.id = '%s') as copied
        """;
    for (Role role : Role.values()) {
      String id = ApprovalId.next().toString();
      refuse(role, copy.formatted(id, "a", "", granted.id()));
      refuse(role, copy.formatted(id, "b", ", \"granted\": 1", pending.id()));
      refuse(role, copy.formatted(id, "c", ", \"requested_by\": \"user:eve\"", pending.id()));
    }
    shop.project().termination().cancel(work.run().id(), StatusReason.KILLED);
    for (Role role : Role.values()) {
      String id = ApprovalId.next().toString();
      refuse(
          role,
          copy.formatted(
              id, "d", ", \"status\": \"pending\", \"status_reason\": null", pending.id()));
    }
  }

  @Test
  final void decisions_are_of_those_who_may_decide_each_once() {
    Approval asked =
        shop.actingAs(Actor.user("cleo")).requested(Approvals.allowing(push).withQuorum(3));
    shop.actingAs(ANA).project().approvalService().decide(asked.id(), Verdict.APPROVE, null);
    Approval before = stored(asked);
    for (Role role : Role.values()) {
      for (String by :
          List.of(
              "agent:" + work.lease().holder(),
              "system:keelson",
              "database:postgres",
              "policy:all",
              "bot:x",
              "user:cleo",
              "user:CLEO",
              "user:ana",
              "user:ANA",
              "user:Ａna",
              "user:ana\u2800")) {
        refuse(role, decision(asked, by));
        refuse(role, vote(asked, by));
        refuse(role, vote(asked, by).replace("keelson.plain_name('" + by + "')", "'user:eve'"));
      }
      refuse(role, decision(asked, "user:eve")); // alone: the approval must count it
      refuse(role, "update keelson.approval_decision set verdict = 'reject'");
      refuse(role, "delete from keelson.approval_decision");
    }
    assertThat(stored(asked)).isEqualTo(before);
    assertThat(shop.project().approvals().decisions(asked.id())).hasSize(1);
  }

  static String decision(Approval approval, String by) {
    return """
    insert into keelson.approval_decision (project_id, approval_id, voter, decided_by, verdict, decided_at)
    values ('%s', '%s', keelson.plain_name('%s'), '%s', 'approve', now())
    """
        .formatted(approval.projectId(), approval.id(), by, by);
  }

  /** A decision that the approval counts, as a store writes it. */
  static String vote(Approval approval, String by) {
    return "with asked as (update keelson.approval set granted = granted + 1, %s where id = '%s') %s"
        .formatted(signed("approval"), approval.id(), decision(approval, by));
  }

  @Test
  final void no_side_effect_names_what_does_not_allow_it() {
    SideEffect free =
        shop.project().sideEffectLedger().intend(work.lease(), push.withTarget("free"));
    Approval pending = shop.requested(Approvals.allowing(push));
    Approval other = shop.granted(Approvals.allowing(push.withTarget("develop")));
    Approval used = shop.granted(Approvals.allowing(push.withTarget("used")));
    shop.project()
        .approvalService()
        .consume(used.id(), used.scope(), "used", used.parametersDigest());
    Approval granted = shop.granted(Approvals.allowing(push.withTarget("free")));
    for (Role role : Role.values()) {
      for (Approval approval : List.of(pending, other, used, granted)) {
        refuse(
            role,
            """
            insert into keelson.side_effect
            select (e).* from (
              select jsonb_populate_record(e, '{"id": "%s", "effect_key": "%s", "approval_id": "%s", "target": "main", "version": 1, "updated_by": "system:keelson"}') as e
                from keelson.side_effect e where e.id = '%s') as copied
            """
                .formatted(SideEffectId.next(), approval.target(), approval.id(), free.id()));
      }
      refuse(role, update("side_effect", free.id(), "approval_id = '%s'".formatted(granted.id())));
    }
    assertThat(shop.project().sideEffects().get(free.id())).isEqualTo(free);
    assertThat(stored(granted).status()).isEqualTo(ApprovalStatus.APPROVED);
  }

  @Test
  final void who_can_not_decide_can_not_sign_as_who_can() {
    for (String by : List.of("user:ana", "policy:docs-only", "database:postgres", "bot:x")) {
      refuse(
          Role.WORK,
          "update keelson.run set updated_by = '%s', version = version + 1, updated_at = now() where id = '%s'"
              .formatted(by, work.run().id()));
    }
    refuse(
        Role.WORK,
        "update keelson.run set attempt = attempt where id = '%s'".formatted(work.run().id()));
    assertThat(shop.project().runs().get(work.run().id())).isEqualTo(work.run());
  }

  @Test
  final void no_step_and_no_side_effect_is_recorded_beside_the_ledgers() {
    RunStep begun =
        shop.project().stepLedger().begin(work.lease(), RunSteps.planned(work.run(), "test"));
    SideEffect free = shop.project().sideEffectLedger().intend(work.lease(), push);
    SideEffect done =
        shop.project()
            .sideEffectLedger()
            .intend(work.lease(), SideEffects.push(begun, "tag").withTarget("v1"));
    done = shop.project().sideEffectLedger().complete(work.lease(), done.id(), "4f1c", Json.EMPTY);
    Run unleased = shop.run();
    for (Role role : Role.values()) {
      for (String change : List.of("lease_token = 0", "lease_token = 2", "attempt = 0")) {
        refuse(role, update("run_step", begun.id(), change));
      }
      for (String change :
          List.of(
              "kind = 'github.comment'",
              "effect_key = 'other'",
              "target = 'develop'",
              "parameters = '{\"force\": true}'",
              "parameters_digest = '%s'".formatted(Json.EMPTY_LIST.digest()),
              "run_id = '%s'".formatted(unleased.id()),
              "attempt = 2",
              "attempt = 0")) {
        refuse(role, update("side_effect", free.id(), change));
      }
      for (String change :
          List.of("external_id = 'x'", "response = '{\"x\": 1}'", "finished_at = now()")) {
        refuse(role, update("side_effect", done.id(), change));
      }
      for (String change :
          List.of(
              "\"run_id\": \"%s\"".formatted(unleased.id()),
              "\"status\": \"failed\", \"failure\": {}, \"finished_at\": \"2026-01-01T00:00:00Z\"",
              "\"attempt\": 2")) {
        refuse(
            role,
            """
            insert into keelson.side_effect
            select (e).* from (
              select jsonb_populate_record(e, '{"id": "%s", "effect_key": "copy", "version": 1, "updated_by": "system:keelson", %s}') as e
                from keelson.side_effect e where e.id = '%s') as copied
            """
                .formatted(SideEffectId.next(), change, free.id()));
      }
    }
    shop.keelson().workQueue().release(work.lease());
    for (Role role : Role.values()) {
      for (String status : List.of("completed", "failed")) {
        refuse(
            role,
            update("run_step", begun.id(), "status = '%s', finished_at = now()".formatted(status)));
      }
    }
    assertThat(shop.project().steps().get(begun.id())).isEqualTo(begun);
    assertThat(shop.project().sideEffects().get(free.id())).isEqualTo(free);
    assertThat(shop.project().sideEffects().get(done.id())).isEqualTo(done);
  }

  void refused(Role role, Approval approval, String change) {
    refuse(
        role,
        "update keelson.approval set %s, %s where id = '%s'"
            .formatted(change, signed("approval"), approval.id()));
  }

  Approval stored(Approval approval) {
    return shop.project().approvals().get(approval.id());
  }
}
