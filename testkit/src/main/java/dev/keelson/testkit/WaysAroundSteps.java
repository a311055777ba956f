// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.StatusReason;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectId;
import dev.keelson.migrations.Role;
import dev.keelson.project.Policy;
import dev.keelson.project.PolicyKey;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody tries with SQL to change steps where no lease is needed. */
abstract class WaysAroundSteps extends WaysAroundJournal {

  private static final String AGAIN = "status = 'pending', finished_at = null";
  private static final String CANCELLED =
      "status = 'cancelled', status_reason = 'run_cancelled', finished_at = now()";

  @Test
  final void a_step_that_runs_again_or_ends_with_its_run_stays_what_it_was() throws SQLException {
    RunStep failed = failedStep("compile");
    RunStep retried = failedStep("test");
    RunStep open = begun("lint");
    shop.keelson().workQueue().release(work.lease());
    for (Role role : Role.values()) {
      for (String change :
          List.of(
              "position = 7",
              "attempt = attempt + 1000",
              "started_at = now()",
              "failure = null",
              "status_reason = 'superseded'")) {
        refuse(role, update("run_step", failed.id(), AGAIN + ", " + change));
      }
      for (String change : List.of("name = 'other'", "input = '[1]'", "output = '[1]'")) {
        refuse(role, withBody(update("run_step", failed.id(), AGAIN), change));
      }
    }
    assertThat(shop.project().steps().get(failed.id())).isEqualTo(failed);
    accept(Role.WORK, withBody(update("run_step", retried.id(), AGAIN), "name = name"));
    retried = shop.project().steps().get(retried.id());
    for (Role role : Role.values()) {
      for (String change : List.of("position = 7", "attempt = attempt + 1000", "failure = null")) {
        refuse(role, update("run_step", retried.id(), change));
      }
      refuse(role, withBody(update("run_step", retried.id(), "position = position"), "name = 'x'"));
    }
    shop.project()
        .runs()
        .update(work.run().id(), run -> run.cancelled(StatusReason.KILLED, Instant.now()));
    for (Role role : Role.values()) {
      for (RunStep step : List.of(open, retried)) {
        for (String change :
            List.of("position = 7", "attempt = attempt + 1000", "failure = '{}'")) {
          refuse(role, update("run_step", step.id(), CANCELLED + ", " + change));
        }
        refuse(role, withBody(update("run_step", step.id(), CANCELLED), "output = '[1]'"));
      }
    }
    assertThat(shop.project().steps().get(retried.id())).isEqualTo(retried);
    accept(Role.WORK, update("run_step", open.id(), CANCELLED));
    for (Role role : Role.values()) {
      refuse(role, update("run_step", open.id(), CANCELLED));
    }
  }

  @Test
  final void no_step_begins_in_a_run_that_has_ended() {
    RunStep failed = failedStep("compile");
    RunStep planned = shop.project().steps().insert(RunSteps.planned(work.run(), "test"));
    shop.project()
        .runs()
        .update(work.run().id(), run -> run.cancelled(StatusReason.KILLED, Instant.now()));
    for (Role role : Role.values()) {
      refuse(role, update("run_step", failed.id(), AGAIN));
      refuse(role, update("run_step", planned.id(), "status = 'running', started_at = now()"));
      for (String status : List.of("pending", "running", "awaiting_approval")) {
        refuse(role, plannedLike(planned, status));
      }
    }
    assertThat(shop.project().steps().get(failed.id())).isEqualTo(failed);
    assertThat(shop.project().steps().get(planned.id())).isEqualTo(planned);
  }

  @Test
  final void what_goes_on_in_a_run_holds_for_transactions_that_began_before_its_end()
      throws SQLException {
    RunStep planned = shop.project().steps().insert(RunSteps.planned(work.run(), "test"));
    assertThat(
            inOldSnapshot(
                Role.WORK,
                plannedLike(planned, "pending"),
                () -> shop.project().termination().cancel(work.run().id(), StatusReason.KILLED)))
        .isEqualTo("40001");
  }

  @Test
  final void a_policy_holds_for_transactions_that_began_before_it() throws SQLException {
    SideEffect free = shop.project().sideEffectLedger().intend(work.lease(), push);
    String intend =
        """
        insert into keelson.side_effect
        select (e).* from (
          select jsonb_populate_record(e, '{"id": "%s", "effect_key": "late", "version": 1, "updated_by": "system:keelson"}') as e
            from keelson.side_effect e where e.id = '%s') as copied
        """
            .formatted(SideEffectId.next(), free.id());
    assertThat(
            inOldSnapshot(
                Role.WORK,
                intend,
                () ->
                    shop.project()
                        .policies()
                        .insert(
                            Policy.about(
                                shop.id(),
                                PolicyKey.REQUIRE_APPROVAL,
                                Json.parse("{\"effects\": [\"*\"]}"),
                                Made.NOW))))
        .isEqualTo("40001");
  }

  @Test
  final void the_end_of_a_run_holds_for_transactions_that_began_before_it() throws SQLException {
    SideEffect free = shop.project().sideEffectLedger().intend(work.lease(), push);
    assertThat(
            inOldSnapshot(
                Role.WORK,
                update("side_effect", free.id(), DONE),
                () -> shop.project().termination().cancel(work.run().id(), StatusReason.KILLED)))
        .isEqualTo("40001");
  }

  private static String plannedLike(RunStep step, String status) {
    return """
    with state as (
      insert into keelson.run_step select (s).* from (
        select jsonb_populate_record(s, '{"id": "%1$s", "step_key": "%1$s", "status": "%3$s", "version": 1, "updated_by": "system:keelson"}') as s
          from keelson.run_step s where s.id = '%2$s') as copied returning *)
    insert into keelson.run_step_body (project_id, id, name) select project_id, id, 'copy' from state
    """
        .formatted(RunStepId.next(), step.id(), status);
  }

  private RunStep failedStep(String key) {
    return shop.project()
        .stepLedger()
        .fail(work.lease(), begun(key).id(), Failure.of("broken", "It does not compile"));
  }

  private RunStep begun(String key) {
    return shop.project().stepLedger().begin(work.lease(), RunSteps.planned(work.run(), key));
  }

  private static String withBody(String update, String change) {
    return "with step as (%s returning *) update keelson.run_step_body b set %s from step where b.id = step.id"
        .formatted(update, change);
  }
}
