// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.Failure;
import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.Json;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.SecretFoundException;
import dev.keelson.core.StatusReason;
import dev.keelson.core.secret.SecretRule;
import dev.keelson.repository.SecretPolicy;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.run.RunStepStatus;
import dev.keelson.run.StepLedger;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Secrets;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.work.Lease;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

@Needs({Part.WORK, Part.RUNS})
public abstract class StepLedgerSuite extends Suite {

  private static final Json OUTPUT = Json.EMPTY.with("tests", 12);

  @Test
  @Proves({"R003-12", "R004-31", "R004-41", "R004-42"})
  final void beginning_a_new_step_stores_it_running() {
    Work work = shop.work();
    RunStep given = planned(work).withInput(Json.EMPTY.with("module", "login")).withPosition(3);
    RunStep begun = shop.holding(work.lease()).project().stepLedger().begin(work.lease(), given);
    assertThat(begun)
        .usingRecursiveComparison()
        .ignoringFields("status", "attempt", "leaseToken", "startedAt", "audit")
        .isEqualTo(given);
    assertThat(begun.status()).isEqualTo(RunStepStatus.RUNNING);
    assertThat(begun.attempt()).as("attempt").isEqualTo(1);
    assertThat(begun.leaseToken()).isEqualTo(work.lease().token());
    assertThat(begun.startedAt()).as("startedAt").isNotNull();
    assertThat(begun.audit().updatedBy()).isEqualTo(work.lease().holder().actor());
    assertThat(begun.version()).as("the version of a new step").isEqualTo(1);
    assertThat(shop.project().steps().get(given.id())).isEqualTo(begun);
    assertThat(shop.states(given.id()))
        .as("the journal of a step that was never pending")
        .containsExactly("running");
    assertThat(shop.history(given.id()).getFirst().fromState()).isNull();
  }

  @Test
  @Proves("R003-12")
  final void beginning_again_under_the_same_lease_changes_nothing() {
    Work work = shop.work();
    RunStep begun = ledger().begin(work.lease(), planned(work));
    assertThat(ledger().begin(work.lease(), planned(work))).isEqualTo(begun);
    assertThat(shop.states(begun.id())).containsExactly("running");
    assertThat(all(page -> shop.project().steps().findByRun(work.run().id(), page)))
        .containsExactly(begun);
  }

  @Test
  final void a_planned_step_is_begun_as_it_was_planned() {
    Work work = shop.work();
    RunStep plan = shop.project().steps().insert(planned(work).withDescription("As planned"));
    RunStep begun = ledger().begin(work.lease(), planned(work).withDescription("Another one"));
    assertThat(begun.id()).isEqualTo(plan.id());
    assertThat(begun.description()).isEqualTo("As planned");
    assertThat(begun.status()).isEqualTo(RunStepStatus.RUNNING);
    assertThat(begun.attempt()).as("attempt").isEqualTo(1);
    assertThat(shop.states(plan.id())).containsExactly("pending", "running");
  }

  @Test
  final void a_planned_step_is_begun_by_the_very_value_that_was_stored() {
    Work work = shop.work();
    RunStep plan = shop.project().steps().insert(planned(work).withDescription("As planned"));
    RunStep begun = ledger().begin(work.lease(), plan);
    assertThat(begun.id()).isEqualTo(plan.id());
    assertThat(begun.description()).isEqualTo("As planned");
    assertThat(begun.version()).as("version").isEqualTo(2);
  }

  @Test
  @Proves({"R003-12", "R004-39", "R004-43"})
  final void a_completed_step_gives_its_recorded_output_again() {
    Work work = shop.work();
    RunStep begun = ledger().begin(work.lease(), planned(work));
    RunStep done =
        shop.holding(work.lease())
            .project()
            .stepLedger()
            .complete(work.lease(), begun.id(), OUTPUT);
    assertThat(done.status()).isEqualTo(RunStepStatus.COMPLETED);
    assertThat(done.output()).isEqualTo(OUTPUT);
    assertThat(done.failure()).isNull();
    assertThat(done.finishedAt()).as("finishedAt").isNotNull();
    assertThat(done.audit().updatedBy()).isEqualTo(work.lease().holder().actor());
    assertThat(ledger().begin(work.lease(), planned(work))).isEqualTo(done);
    assertThat(ledger().complete(work.lease(), begun.id(), Json.EMPTY)).isEqualTo(done);
    Lease next = shop.next(work.lease(), fixture);
    assertThat(ledger().begin(next, planned(work))).as("also later").isEqualTo(done);
    assertThat(shop.project().steps().get(begun.id())).isEqualTo(done);
    assertThat(shop.states(begun.id())).containsExactly("running", "completed");
  }

  @Test
  @Proves("R000-89")
  final void the_results_of_a_run_are_the_outputs_of_its_steps() {
    Work work = shop.work();
    for (String key : List.of("compile", "test")) {
      RunStep step = ledger().begin(work.lease(), planned(work).withStepKey(key));
      ledger().complete(work.lease(), step.id(), Json.EMPTY.with("of", key));
    }
    assertThat(all(page -> shop.project().steps().findByRun(work.run().id(), page)))
        .map(RunStep::output)
        .containsExactly(Json.EMPTY.with("of", "compile"), Json.EMPTY.with("of", "test"));
  }

  @Test
  @Proves({"R004-40", "R004-49", "R004-51"})
  final void a_failed_step_stays_failed_until_it_is_retried() {
    Work work = shop.work();
    RunStep begun = ledger().begin(work.lease(), planned(work));
    RunStep failed = ledger().fail(work.lease(), begun.id(), Made.FAILURE);
    assertThat(failed.status()).isEqualTo(RunStepStatus.FAILED);
    assertThat(failed.failure()).isEqualTo(Made.FAILURE);
    assertThat(failed.finishedAt()).as("finishedAt").isNotNull();
    assertThat(ledger().fail(work.lease(), begun.id(), Failure.of("other", ""))).isEqualTo(failed);
    assertThat(ledger().begin(work.lease(), planned(work))).isEqualTo(failed);

    shop.project().steps().update(begun.id(), RunStep::retried);
    RunStep again = ledger().begin(work.lease(), planned(work));
    assertThat(again.attempt()).as("attempt").isEqualTo(2);
    assertThat(again.failure()).as("what went wrong last").isEqualTo(Made.FAILURE);
    RunStep done = ledger().complete(work.lease(), begun.id(), OUTPUT);
    assertThat(done.failure()).isNull();
    assertThat(shop.states(begun.id()))
        .containsExactly("running", "failed", "pending", "running", "completed");
    assertThat(shop.history(begun.id()).get(1).failure()).isEqualTo(Made.FAILURE.toJson());
  }

  @Test
  final void only_a_running_step_can_end() {
    Work work = shop.work();
    for (UnaryOperator<RunStep> state :
        List.<UnaryOperator<RunStep>>of(
            step -> step,
            step -> step.running(Made.NOW).awaitingApproval().withAttempt(0),
            step -> step.skipped(StatusReason.SUPERSEDED, Made.NOW),
            step -> step.cancelled(StatusReason.KILLED, Made.NOW))) {
      RunStepId id = RunStepId.next();
      RunStep step =
          shop.project()
              .steps()
              .insert(state.apply(planned(work).withId(id).withStepKey("step " + id)));
      assertThatExceptionOfType(IllegalTransitionException.class)
          .isThrownBy(() -> ledger().complete(work.lease(), id, OUTPUT))
          .withMessage(
              RunStepStatus.LIFECYCLE
                  .refusal(id, step.status(), RunStepStatus.COMPLETED)
                  .getMessage());
      assertThatExceptionOfType(IllegalTransitionException.class)
          .isThrownBy(() -> ledger().fail(work.lease(), id, Made.FAILURE));
      assertThat(shop.project().steps().get(id)).isEqualTo(step);
    }
  }

  @Test
  final void the_first_end_stands() {
    Work work = shop.work();
    RunStep done = ledger().begin(work.lease(), planned(work));
    ledger().complete(work.lease(), done.id(), OUTPUT);
    assertThatExceptionOfType(IllegalTransitionException.class)
        .isThrownBy(() -> ledger().fail(work.lease(), done.id(), Made.FAILURE));
    RunStep failed = ledger().begin(work.lease(), planned(work).withStepKey("test"));
    ledger().fail(work.lease(), failed.id(), Made.FAILURE);
    assertThatExceptionOfType(IllegalTransitionException.class)
        .isThrownBy(() -> ledger().complete(work.lease(), failed.id(), OUTPUT));
    assertThat(shop.states(done.id())).last().isEqualTo("completed");
    assertThat(shop.states(failed.id())).last().isEqualTo("failed");
  }

  @Test
  final void a_run_that_is_not_at_the_leases_work_item_is_not_found() {
    Work work = shop.work();
    Run none = Runs.pending(shop.id());
    for (Run run : List.of(shop.work().run(), shop.run(), none)) {
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> ledger().begin(work.lease(), RunSteps.planned(run, "compile")))
          .withMessage(new NotFoundException(run.id()).getMessage());
      assertThat(shop.project().steps().findByKey(run.id(), "compile")).isEmpty();
    }
  }

  @Test
  final void a_step_of_another_works_run_can_not_be_ended() {
    Work work = shop.work();
    Work other = shop.work();
    RunStep theirs = ledger().begin(other.lease(), planned(other));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> ledger().complete(work.lease(), theirs.id(), OUTPUT));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> ledger().fail(work.lease(), theirs.id(), Made.FAILURE));
    assertThat(shop.project().steps().get(theirs.id())).isEqualTo(theirs);
    RunStepId unknown = RunStepId.next();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> ledger().complete(work.lease(), unknown, OUTPUT))
        .satisfies(e -> assertThat(e.id()).isEqualTo(unknown));
  }

  @Test
  @Proves({"R000-03", "R003-04"})
  final void refuses_secrets_in_what_is_recorded() {
    Work work = shop.work();
    // as JSON has it, a letter n stands before it, and no word begins there
    Json leak = Json.EMPTY.with("log", "line\n" + Secrets.SECRET);
    Secrets.assertRefused(
        "input", () -> ledger().begin(work.lease(), planned(work).withInput(leak)));
    assertThat(shop.project().steps().findByKey(work.run().id(), "compile")).isEmpty();
    RunStep begun = ledger().begin(work.lease(), planned(work));
    Failure failure = Failure.of(Secrets.SECRET, "leak");
    Secrets.assertRefused("failure.code", () -> ledger().fail(work.lease(), begun.id(), failure));
    assertThat(shop.project().steps().get(begun.id())).isEqualTo(begun);
  }

  @Test
  @Proves({"R000-03", "R003-04"})
  final void stores_an_output_without_the_secret_that_it_tells() {
    Work work = shop.work();
    RunStep begun =
        ledger()
            .begin(
                work.lease(),
                planned(work).withOutput(Json.EMPTY.with("log", "line\n" + Secrets.SECRET)));
    assertThat(begun.output().text()).doesNotContain(Secrets.SECRET);
    Json telling = Json.EMPTY.with("log", List.of("fine", "line\n" + Secrets.SECRET));
    RunStep done = ledger().complete(work.lease(), begun.id(), telling);
    assertThat(done.output())
        .isEqualTo(
            Json.EMPTY.with("log", List.of("fine", "line\n[secret: OpenAI key, 35 characters]")));
    assertThat(shop.project().steps().get(begun.id())).isEqualTo(done);
    assertThat(ledger().complete(work.lease(), begun.id(), telling)).isEqualTo(done);
  }

  @Test
  final void what_a_host_decides_about_secrets_holds_for_its_ledger() {
    Work work = shop.work();
    StepLedger ledger =
        keelson
            .withSecretPolicy(
                SecretPolicy.standard()
                    .with(SecretRule.of("Acme key", "acme-", "acme-[0-9]{6}"))
                    .refusing(RunStep.TYPE, "output"))
            .project(shop.id())
            .stepLedger();
    RunStep begun = ledger.begin(work.lease(), planned(work));
    Json telling = Json.EMPTY.with("log", "use acme-123456");
    assertThatExceptionOfType(SecretFoundException.class)
        .isThrownBy(() -> ledger.complete(work.lease(), begun.id(), telling))
        .satisfies(e -> assertThat(e.field()).isEqualTo("output"));
    assertThat(ledger.fail(work.lease(), begun.id(), Failure.of("crash", "use acme-123456")))
        .extracting(RunStep::failure)
        .isEqualTo(Failure.of("crash", "use [secret: Acme key, 11 characters]"));
  }

  @Test
  @Proves({"R000-03", "R003-04"})
  final void stores_a_failure_without_the_secret_that_it_tells() {
    Work work = shop.work();
    RunStep begun = ledger().begin(work.lease(), planned(work));
    ledger().fail(work.lease(), begun.id(), Secrets.toldByFailure());
    Secrets.assertMasked(shop.project().steps().get(begun.id()).failure());
  }

  @Test
  final void refuses_a_new_step_under_the_id_of_another_one() {
    Work work = shop.work();
    RunStep begun = ledger().begin(work.lease(), planned(work));
    RunStep other = RunStep.builder().from(planned(work)).id(begun.id()).stepKey("test").build();
    assertThatExceptionOfType(AlreadyExistsException.class)
        .isThrownBy(() -> ledger().begin(work.lease(), other))
        .satisfies(e -> assertThat(e.id()).isEqualTo(begun.id()));
    assertThat(shop.project().steps().findByKey(work.run().id(), "test")).isEmpty();
  }

  @Test
  final void looks_for_secrets_before_it_looks_for_the_step() {
    Work work = shop.work();
    RunStepId unknown = RunStepId.next();
    Failure failure = Failure.of(Secrets.SECRET, "leak");
    Secrets.assertRefused("failure.code", () -> ledger().fail(work.lease(), unknown, failure));
  }

  private StepLedger ledger() {
    return shop.project().stepLedger();
  }

  private static RunStep planned(Work work) {
    return RunSteps.planned(work.run(), "compile");
  }
}
