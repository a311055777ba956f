// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Json;
import dev.keelson.core.StatusReason;
import dev.keelson.journal.JournalEntry;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepStatus;
import dev.keelson.run.StepLedger;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.work.Lease;
import org.junit.jupiter.api.Test;

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

  private StepLedger ledger() {
    return shop.project().stepLedger();
  }

  private static RunStep planned(Work work) {
    return RunSteps.planned(work.run(), "compile");
  }
}
