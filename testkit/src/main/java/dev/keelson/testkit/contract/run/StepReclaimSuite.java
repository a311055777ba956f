// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.StaleVersionException;
import dev.keelson.core.StatusReason;
import dev.keelson.journal.JournalEntry;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepRepository;
import dev.keelson.run.RunStepStatus;
import dev.keelson.run.StepLedger;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.work.Lease;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What nobody ends, or others have to: steps of an earlier lease, and of none. */
@Needs({Part.WORK, Part.RUNS})
public abstract class StepReclaimSuite extends Suite {

  @Test
  final void what_an_earlier_lease_left_running_is_reclaimed() {
    Work work = shop.work();
    RunStep left = ledger().begin(work.lease(), planned(work));
    Lease next = shop.next(work.lease(), fixture);
    RunStep taken = shop.holding(next).project().stepLedger().begin(next, planned(work));
    assertThat(taken.id()).isEqualTo(left.id());
    assertThat(taken.status()).isEqualTo(RunStepStatus.RUNNING);
    assertThat(taken.attempt()).as("attempt").isEqualTo(2);
    assertThat(taken.leaseToken()).isEqualTo(next.token());
    assertThat(taken.version()).isEqualTo(left.version() + 1);
    assertThat(taken.startedAt())
        .as("when a reclaimed step started: when it was reclaimed")
        .isAfter(left.startedAt());
    assertThat(taken.statusReason())
        .as("the status reason of a reclaimed step: only its journal says lease_lost")
        .isNull();
    assertThat(ledger().begin(next, planned(work))).isEqualTo(taken);
    assertThat(shop.states(left.id())).containsExactly("running", "running");
    JournalEntry entry = shop.history(left.id()).getLast();
    assertThat(entry.fromState()).isEqualTo("running");
    assertThat(entry.reason()).isEqualTo(StatusReason.LEASE_LOST);
    assertThat(entry.actor()).isEqualTo(next.holder().actor());
    assertThat(entry.version()).isEqualTo(taken.version());
  }

  @Test
  final void a_step_that_waits_for_approval_is_not_reclaimed() {
    Work work = shop.work();
    RunStep begun = ledger().begin(work.lease(), planned(work));
    RunStep waiting =
        shop.project().under(work.lease()).steps().update(begun.id(), RunStep::awaitingApproval);
    assertThat(ledger().begin(work.lease(), planned(work))).isEqualTo(waiting);
    assertThat(ledger().begin(shop.next(work.lease(), fixture), planned(work))).isEqualTo(waiting);
  }

  @Test
  final void a_step_that_waited_is_ended_by_who_holds_the_lease_then() {
    Work work = shop.work();
    RunStep begun = ledger().begin(work.lease(), planned(work));
    shop.project().under(work.lease()).steps().update(begun.id(), RunStep::awaitingApproval);
    Lease next = shop.next(work.lease(), fixture);
    RunStep cancelled =
        shop.project()
            .under(next)
            .steps()
            .update(begun.id(), it -> it.cancelled(StatusReason.REJECTED, Made.NOW));
    assertThat(cancelled.leaseToken()).isEqualTo(work.lease().token());
    assertThat(ledger().begin(next, planned(work))).isEqualTo(cancelled);
  }

  @Test
  final void a_result_counts_under_the_next_lease_without_another_begin() {
    Work work = shop.work();
    RunStep begun = ledger().begin(work.lease(), planned(work));
    Lease next = shop.next(work.lease(), fixture);
    RunStep done = ledger().complete(next, begun.id(), Json.EMPTY.with("tests", "green"));
    assertThat(done.status()).isEqualTo(RunStepStatus.COMPLETED);
    assertThat(done.leaseToken()).as("under which it began").isEqualTo(work.lease().token());
  }

  @Test
  final void what_it_began_is_not_changed_without_its_lease() {
    Work work = shop.work();
    RunStep begun = ledger().begin(work.lease(), planned(work));
    RunStepRepository plain = shop.project().steps();
    for (UnaryOperator<RunStep> change :
        List.<UnaryOperator<RunStep>>of(
            step -> step.completed(Json.EMPTY.with("tests", 12), Made.NOW),
            step -> step.failed(Made.FAILURE, Made.NOW),
            step -> step.cancelled(StatusReason.TIMED_OUT, Made.NOW),
            step -> step.withOutput(Json.EMPTY.with("tests", 12)),
            RunStep::awaitingApproval)) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> plain.update(begun.id(), change))
          .satisfies(e -> assertThat(e.field()).isEqualTo("runStep"));
    }
    RunStep done = ledger().complete(work.lease(), begun.id(), Json.EMPTY.with("tests", 12));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> plain.update(done.withOutput(Json.EMPTY)));
    assertThat(plain.get(done.id())).isEqualTo(done);
  }

  @Test
  final void what_is_to_run_again_is_what_it_began() {
    Work work = shop.work();
    RunStepRepository plain = shop.project().steps();
    RunStep begun = ledger().begin(work.lease(), planned(work));
    RunStep failed = ledger().fail(work.lease(), begun.id(), Made.FAILURE);
    UnaryOperator<RunStep> change = step -> step.withInput(Json.EMPTY.with("tests", 12));
    for (RunStep changed :
        List.of(
            change.apply(failed),
            change.apply(failed.retried()),
            failed.retried().withFailure(null))) {
      assertLeftAlone(changed);
    }
    RunStep pending = plain.update(failed.retried());
    for (RunStep changed :
        List.of(
            change.apply(pending),
            pending.withName("x"),
            pending.skipped(StatusReason.SUPERSEDED, Made.NOW))) {
      assertLeftAlone(changed);
    }
    assertThat(plain.get(begun.id())).isEqualTo(pending);
    assertThatExceptionOfType(StaleVersionException.class)
        .isThrownBy(() -> plain.update(failed.retried()));
    RunStep mended = shop.project().under(work.lease()).steps().update(change.apply(pending));
    assertThat(ledger().begin(work.lease(), planned(work)).input()).isEqualTo(mended.input());
  }

  private void assertLeftAlone(RunStep changed) {
    RunStep stored = shop.project().steps().get(changed.id());
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> shop.project().steps().update(changed))
        .satisfies(e -> assertThat(e.field()).isEqualTo("runStep"));
    assertThat(shop.project().steps().get(changed.id())).isEqualTo(stored);
  }

  private StepLedger ledger() {
    return shop.project().stepLedger();
  }

  private static RunStep planned(Work work) {
    return RunSteps.planned(work.run(), "compile");
  }
}
