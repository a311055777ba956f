// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.Keelson;
import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Actor;
import dev.keelson.core.StatusReason;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectId;
import dev.keelson.migrations.Role;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Approvals;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What somebody tries with SQL who wants to get around the rules of Keelson, as each role: all of
 * it is refused, and changes nothing. For hosts that add to the schema, and for their own grants:
 * extend this class, and run it with JUnit on PostgreSQL.
 */
public abstract class NothingGoesAroundContract extends WaysAroundSteps {

  /** The same about work under a lease on a run. */
  @Nested
  final class Under_a_lease_on_a_run extends WaysAroundSteps {

    @Override
    protected Keelson over(DataSource dataSource) {
      return NothingGoesAroundContract.this.over(dataSource);
    }

    @Override
    Work newWork() {
      return shop.workOnRun();
    }
  }

  private static final Instant FAR_OFF = Instant.parse("2999-01-01T00:00:00Z");

  @Test
  final void what_was_decided_or_used_stays_as_it_was() {
    Approval granted = shop.granted(Approvals.allowing(push));
    Approval used = shop.granted(Approvals.allowing(push.withTarget("used")));
    Approval consumed =
        shop.project()
            .approvalService()
            .consume(used.id(), used.scope(), "used", used.parametersDigest());
    for (Role role : Role.values()) {
      for (String change :
          List.of(
              "decided_by = 'user:eve'",
              "decided_at = now() - interval '1 day'",
              "status_reason = 'superseded'",
              "also_requested_by = '{user:eve}'",
              "effect_id = gen_random_uuid()",
              "consumed_at = now()",
              "granted = granted")) {
        refused(role, granted, change);
        refused(role, consumed, change);
      }
      refused(
          role, granted, "status = 'consumed', consumed_at = now(), effect_id = gen_random_uuid()");
      refused(role, granted, "status = 'consumed', consumed_at = now() - interval '1 day'");
    }
    assertThat(stored(granted)).isEqualTo(granted);
    assertThat(stored(consumed)).isEqualTo(consumed);
  }

  @Test
  final void what_has_run_out_is_not_decided_and_nothing_runs_out_before_its_time() {
    Approval over =
        shop.requested(
            Approvals.allowing(push).withExpiresAt(Instant.parse("2001-02-03T04:05:06Z")));
    Approval open =
        shop.requested(Approvals.allowing(push).withTarget("open").withExpiresAt(FAR_OFF));
    Approval endless = shop.requested(Approvals.allowing(push).withTarget("endless"));
    refuse(Role.CONTROL, vote(over, "user:eve"));
    for (Role role : Role.values()) {
      refused(role, open, "status = 'expired'");
      refused(role, endless, "status = 'expired'");
    }
    for (Approval approval : List.of(over, open, endless)) {
      assertThat(stored(approval)).isEqualTo(approval);
    }
  }

  @Test
  final void what_was_approved_and_has_run_out_is_not_used() throws SQLException {
    String use =
        "update keelson.approval set status = 'consumed', consumed_at = clock_timestamp(), "
            + signed("approval")
            + " where id = '%s'";
    for (Role role : Role.values()) {
      Approval inTime = shop.granted(Approvals.allowing(push).withExpiresAt(FAR_OFF));
      accept(role, use.formatted(inTime.id()));
      Approval over = shop.granted(Approvals.allowing(push).withExpiresAt(FAR_OFF));
      asOwner(
          "begin; set local session_replication_role = replica; update keelson.approval set"
              + " expires_at = '2001-02-03' where id = '%s'; commit".formatted(over.id()));
      refuse(role, use.formatted(over.id()));
      assertThat(stored(over).status()).isEqualTo(ApprovalStatus.APPROVED);
      shop.project().approvalService().withdraw(over.id(), StatusReason.SUPERSEDED);
    }
  }

  @Test
  final void a_decision_is_made_now_and_by_whom_it_says() {
    Approval asked =
        shop.actingAs(Actor.user("cleo")).requested(Approvals.allowing(push).withQuorum(2));
    String vote = vote(asked, "user:eve");
    refuse(Role.CONTROL, vote.replace("keelson.plain_name('user:eve')", "'user:adam'"));
    refuse(Role.CONTROL, vote.replace("'approve', now()", "'approve', now() - interval '1 day'"));
    assertThat(stored(asked)).isEqualTo(asked);
  }

  @Test
  final void nobody_votes_twice_in_other_letters_or_with_a_key_of_their_own() throws SQLException {
    for (List<String> spelled :
        List.of(
            List.of("user:ışıl", "user:IŞIL"),
            List.of("user:νικος", "user:νικοσ"),
            List.of("user:straße", "user:STRASSE"),
            List.of("user:Émil", "user:émil"),
            List.of("user:ana maria", "user:ana  maria"))) {
      Approval asked =
          shop.requested(Approvals.allowing(push).withTarget(spelled.getFirst()).withQuorum(3));
      accept(Role.CONTROL, vote(asked, spelled.getFirst()));
      for (String same : spelled) {
        refuse(Role.CONTROL, vote(asked, same));
        refuse(
            Role.CONTROL,
            vote(asked, same).replace("keelson.plain_name('" + same + "')", "'" + same + "'"));
        refuse(
            Role.CONTROL,
            vote(asked, same).replace("keelson.plain_name('" + same + "')", "'user:other'"));
      }
      assertThat(stored(asked).granted()).as("granted").isEqualTo(1);
      accept(Role.CONTROL, vote(asked, "user:ben"));
    }
  }

  @Test
  final void who_has_decided_does_not_request_it_as_well() throws SQLException {
    Approval asked = shop.requested(Approvals.allowing(push).withQuorum(2));
    shop.actingAs(ANA).project().approvalService().decide(asked.id(), Verdict.APPROVE, null);
    String again =
        "update keelson.approval set also_requested_by = also_requested_by || %s, version = version"
            + " + 1, updated_at = now(), updated_by = '%s' where id = '"
            + asked.id()
            + "'";
    for (Role role : Role.values()) {
      refuse(role, again.formatted("'user:ana'::text", "user:ana"));
      refuse(role, again.formatted("'user:ANA'::text", "user:ANA"));
      refuse(role, again.formatted("'{user:ben,user:ana}'", "user:ben"));
      refuse(role, again.formatted("'{user:ana,user:ben}'", "user:ben"));
    }
    assertThat(stored(asked).alsoRequestedBy()).isEmpty();
    accept(Role.CONTROL, again.formatted("'user:ben'::text", "user:ben"));
    refuse(Role.CONTROL, vote(stored(asked), "user:BEN"));
  }

  @Test
  final void functions_that_others_put_in_front_are_not_called() {
    Approval asked = shop.requested(Approvals.allowing(push).withQuorum(2));
    for (Role role : Role.values()) {
      refuse(
          role,
          """
          create function pg_temp.starts_with(text, text) returns boolean language sql as 'select true';
          create function pg_temp.refuse(text, text, text) returns void language sql as '';
          set search_path = pg_temp, keelson;
          update keelson.approval set status = 'approved', granted = 2, decided_at = now(), decided_by = 'user:eve',
            version = version + 1, updated_by = 'user:eve' where id = '%s'
          """
              .formatted(asked.id()));
    }
    assertThat(stored(asked)).isEqualTo(asked);
  }

  @Test
  final void versions_go_up_by_one_and_signatures_can_be_read() {
    for (Role role : Role.values()) {
      for (String change :
          List.of(
              "version = version - 1",
              "version = version + 2",
              "version = 9223372036854775807",
              "version = version + 1, updated_by = 'garbage'",
              "version = version + 1, updated_by = 'agent:boss'",
              "version = version + 1, updated_by = E'system:a\nb'")) {
        refuse(
            role,
            "update keelson.run set updated_at = now(), %s where id = '%s'"
                .formatted(change, work.run().id()));
      }
    }
    assertThat(shop.project().runs().get(work.run().id())).isEqualTo(work.run());
  }

  @Test
  final void a_body_changes_and_goes_with_its_row_only() {
    String item = shop.item().id().toString();
    for (Role role : Role.values()) {
      refuse(
          role,
          "update keelson.work_item_body set title = 'other' where id = '%s'".formatted(item));
      refuse(role, "delete from keelson.work_item_body where id = '%s'".formatted(item));
      refuse(
          role,
          "update keelson.run_step_body set output = '{\"a\": 1}' where project_id = '%s'"
              .formatted(shop.id()));
    }
  }

  @Test
  final void what_is_written_once_stays_as_it_was() {
    for (Role role : Role.values()) {
      for (String table :
          List.of("log_chunk", "session_event", "chat_message", "agent_execution", "activity")) {
        refuse(role, "update keelson.%s set created_at = now()".formatted(table));
      }
    }
  }

  @Test
  final void nobody_deletes_or_removes_in_the_name_of_another() {
    refuse(
        Role.WORK,
        "set journal.actor = 'user:ana'; delete from keelson.project_file where id ="
            + " gen_random_uuid()");
    String project = shop.id().toString();
    for (String call :
        List.of(
            "keelson.journal_remove(-1, 100, 'rule', 'user:ana')",
            "keelson.journal_remove(0, 100, 'rule', 'garbage')",
            "keelson.journal_place_hold('%s', '%s', 'why', 'agent:boss')"
                .formatted(project, project))) {
      refuse(Role.CONTROL, "do $$ begin perform %s; end $$".formatted(call));
      refuse(Role.WORK, "do $$ begin perform %s; end $$".formatted(call));
    }
    assertThat(shop.project().journal().verify().holds()).isTrue();
  }

  @Test
  final void a_policy_of_approvals_is_spelled_as_it_is_read() {
    for (String key :
        List.of("Require_Approval", "require-approval", "requireapproval ", "ｒequire approval")) {
      refuse(Role.CONTROL, policy(key, "{\"effects\": [\"*\"]}"));
    }
    for (String value :
        List.of(
            "{\"effects\": \"repo.push\"}",
            "{\"effects\": {\"repo.push\": true}}",
            "{\"effects\": [\"repo.*\"]}",
            "{\"effects\": [\"Repo.push\"]}",
            "{\"effects\": [[\"repo.push\"]]}",
            "{\"effect\": [\"repo.push\"]}",
            "{}",
            "[]")) {
      refuse(Role.CONTROL, policy("require_approval", value));
    }
  }

  @Test
  final void a_kind_of_side_effect_has_one_spelling() throws SQLException {
    SideEffect free = shop.project().sideEffectLedger().intend(work.lease(), push);
    accept(Role.CONTROL, policy("require_approval", "{\"effects\": [\"repo.merge\"]}"));
    for (Role role : Role.values()) {
      for (String kind :
          List.of(
              "repo.merge",
              "Repo.merge",
              " repo.merge",
              "repo.merge ",
              "repo.merge\\n",
              "repo..merge",
              "repo.merge.",
              "ｒepo.merge",
              "repo.merge\u200b",
              "")) {
        refuse(role, like(free, kind));
      }
    }
    accept(Role.WORK, like(free, "repo.fetch"));
  }

  private static String like(SideEffect effect, String kind) {
    return """
    insert into keelson.side_effect
    select (e).* from (
      select jsonb_populate_record(e, '{"id": "%1$s", "effect_key": "%1$s", "kind": "%3$s", "version": 1, "updated_by": "system:keelson"}') as e
        from keelson.side_effect e where e.id = '%2$s') as copied
    """
        .formatted(SideEffectId.next(), effect.id(), kind);
  }

  private String policy(String key, String value) {
    return """
    insert into keelson.policy (project_id, id, key, value, created_at, updated_at, updated_by, version)
    values ('%s', gen_random_uuid(), '%s', '%s', now(), now(), 'system:keelson', 1)
    """
        .formatted(shop.id(), key, value);
  }
}
