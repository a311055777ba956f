// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.journal.JournalEntry;
import dev.keelson.query.EntityType;
import dev.keelson.repository.Repository;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.run.RunStepStatus;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.OwnedLifecycleSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({
  "R003-39", "R004-30", "R004-31", "R004-32", "R004-33", "R004-35", "R004-37", "R004-38",
  "R004-39", "R004-40", "R004-41", "R004-42", "R004-43", "R004-46", "R004-47", "R004-48",
  "R004-49", "R004-50"
})
@Needs({Part.WORK, Part.RUNS})
public abstract class RunStepSuite extends OwnedLifecycleSuite<RunStep, RunStepId> {

  @Override
  protected EntityType<RunStep, RunStepId> type() {
    return RunStep.TYPE;
  }

  @Override
  protected Repository<RunStep, RunStepId> repository(TestWorld world) {
    return world.project().steps();
  }

  @Override
  protected RunStep minimal(TestWorld world) {
    return RunSteps.planned(world.run(), "compile");
  }

  @Override
  protected List<RunStep> everyComponentSet(TestWorld world) {
    return List.of(RunSteps.everyComponentSet(world.run()));
  }

  @Override
  protected RunStep edited(RunStep step) {
    return step.withInput(step.input().with("edited", step.version()));
  }

  @Override
  protected Map<String, BinaryOperator<RunStep>> clashes() {
    return Map.of(
        "run_id_step_key",
        (fresh, stored) -> fresh.withRunId(stored.runId()).withStepKey(stored.stepKey()));
  }

  @Override
  protected RunStep inState(RunStep step, String state) {
    RunStepStatus status = RunStepStatus.LIFECYCLE.parse(state);
    boolean open = RunStepStatus.LIFECYCLE.isActive(status);
    return RunStep.builder()
        .from(step)
        .status(status)
        .statusReason(open ? null : StatusReason.SUPERSEDED)
        .failure(status == RunStepStatus.FAILED ? Made.FAILURE : null)
        .finishedAt(open ? null : Made.NOW)
        .build();
  }

  @Override
  protected List<Pointer<RunStep, ?>> pointers() {
    return List.of(
        new Pointer<>("run_id", RunId.next(), world -> world.run().id(), RunStep::withRunId));
  }

  @Override
  protected RunStep movedTo(RunStep step, ProjectId project) {
    return step.withProjectId(project);
  }

  @Test
  @Proves({"R004-36", "R004-41", "R004-46"})
  final void a_new_step_has_the_documented_defaults() {
    RunStep stored = repository().get(inserted().id());
    assertThat(stored.status()).isEqualTo(RunStepStatus.PENDING);
    assertThat(stored.attempt()).as("attempt").isZero();
    assertThat(stored.leaseToken()).as("leaseToken").isZero();
    assertThat(List.of(stored.input(), stored.output())).containsOnly(Json.EMPTY);
  }

  @Test
  @Proves({"R004-35", "R004-37", "R004-40", "R004-42", "R004-43"})
  final void a_step_may_lack_what_is_optional() {
    RunStep stored = repository().get(inserted().id());
    assertThat(stored)
        .extracting(
            RunStep::capability,
            RunStep::description,
            RunStep::assignedAgent,
            RunStep::failure,
            RunStep::startedAt,
            RunStep::finishedAt)
        .containsOnlyNulls();
  }

  @Test
  @Proves({"R004-16", "R004-52"})
  final void the_steps_of_a_run_are_its_plan_in_order() {
    Run run = shop.run();
    RunStep last = repository().insert(RunSteps.planned(run, "deploy").withPosition(2));
    RunStep first = repository().insert(RunSteps.planned(run, "compile").withPosition(0));
    RunStep middle = repository().insert(RunSteps.planned(run, "test").withPosition(1));
    shop.step();
    assertThat(all(page -> shop.project().steps().findByRun(run.id(), page)))
        .containsExactly(first, middle, last);
  }

  @Test
  @Proves("R003-39")
  final void a_step_is_found_by_its_run_and_key() {
    RunStep step = inserted();
    assertThat(shop.project().steps().findByKey(step.runId(), step.stepKey())).contains(step);
    assertThat(shop.project().steps().findByKey(step.runId(), "nothing")).isEmpty();
    assertThat(shop.project().steps().findByKey(RunId.next(), step.stepKey())).isEmpty();
    assertThat(shop.elsewhere().project().steps().findByKey(step.runId(), step.stepKey()))
        .isEmpty();
  }

  @Test
  @Proves({"R004-49", "R004-51"})
  final void a_failed_step_may_be_retried_and_its_history_is_kept() {
    RunStepId id = inserted().id();
    repository().update(id, step -> step.running(Made.NOW));
    repository().update(id, step -> step.failed(Made.FAILURE, Made.NOW));
    repository().update(id, RunStep::retried);
    repository().update(id, step -> step.running(Made.NOW));
    RunStep done =
        repository().update(id, step -> step.completed(Json.EMPTY.with("ok", true), Made.NOW));
    assertThat(repository().get(id)).isEqualTo(done);
    assertThat(done.attempt()).as("attempt").isEqualTo(2);
    assertThat(done.failure()).isNull();
    assertThat(shop.states(id))
        .containsExactly("pending", "running", "failed", "pending", "running", "completed");
    assertThat(shop.history(id))
        .filteredOn(entry -> entry.toState().equals("failed"))
        .map(JournalEntry::failure)
        .containsExactly(Made.FAILURE.toJson());
    assertThat(shop.history(id))
        .filteredOn(entry -> !entry.toState().equals("failed"))
        .map(JournalEntry::failure)
        .containsOnlyNulls();
  }

  @Test
  final void only_the_step_ledger_writes_tokens_and_attempts() {
    RunStep planned = minimal(shop);
    RunStep stored = repository().insert(planned);
    for (RunStep step : List.of(planned.withLeaseToken(1), planned.withAttempt(1))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> repository().insert(step.withId(RunStepId.next()).withStepKey("new")))
          .withMessageEndingWith(" must be absent or 0 in a new value; the step ledger writes it");
    }
    for (RunStep step :
        List.of(
            stored.withLeaseToken(1),
            stored.withAttempt(1),
            stored.running(Made.NOW).withAttempt(2))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> repository().update(step))
          .withMessageEndingWith(" must stay what it is; the step ledger changes it");
    }
    assertThat(repository().get(stored.id())).isEqualTo(stored);
    assertThat(repository().update(stored.running(Made.NOW)).attempt()).as("attempt").isEqualTo(1);
  }

  @Test
  final void no_step_begins_in_a_run_that_has_ended() {
    Run run = shop.run();
    RunStep pending = repository().insert(RunSteps.planned(run, "compile"));
    RunStep running = running(run, "test");
    RunStep failed = repository().update(running(run, "lint").failed(Made.FAILURE, Made.NOW));
    RunStep done = repository().update(running(run, "push").completed(Json.EMPTY_LIST, Made.NOW));
    shop.project().runs().update(run.cancelled(StatusReason.KILLED, Made.NOW));
    for (Runnable begin :
        List.<Runnable>of(
            () -> repository().insert(RunSteps.planned(run, "deploy")),
            () -> repository().insert(inState(RunSteps.planned(run, "deploy"), "running")),
            () -> repository().update(pending.running(Made.NOW)),
            () -> repository().update(running.awaitingApproval()),
            () -> repository().update(failed.retried()))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(begin::run)
          .withMessage(
              "runStep.runId must be a run that has not ended; begin the step in another attempt");
    }
    assertThat(all(page -> shop.project().steps().findByRun(run.id(), page)))
        .containsExactlyInAnyOrder(pending, running, failed, done);
    RunStep recorded = repository().insert(inState(RunSteps.planned(run, "tidy"), "skipped"));
    assertThat(repository().get(recorded.id())).isEqualTo(recorded);
    repository().update(pending.cancelled(StatusReason.KILLED, Made.NOW));
    repository().update(running.completed(Json.EMPTY, Made.NOW));
  }

  private RunStep running(Run run, String key) {
    return repository().update(repository().insert(RunSteps.planned(run, key)).running(Made.NOW));
  }
}
