// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.approval;

import static dev.keelson.testkit.contract.approval.ApprovalServiceSuite.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.approval.Verdict;
import dev.keelson.core.ApprovalRefusedException.Reason;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.StatusReason;
import dev.keelson.run.Run;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Pages;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Made;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The end of a run, in whatever way, leaves no approval open. */
@Needs({Part.WORK, Part.RUNS, Part.APPROVALS})
public abstract class RunEndSuite extends Suite {

  @Test
  final void what_is_open_goes_with_the_run() {
    for (String end : List.of("completed", "failed", "cancelled", "terminated", "crashed")) {
      Run run = shop.run();
      Approval pending = shop.requested(Approvals.pending(run));
      Approval granted = shop.granted(Approvals.pending(run));
      Approval used = shop.granted(Approvals.pending(run));
      shop.project()
          .approvalService()
          .consume(used.id(), used.scope(), null, used.parametersDigest());
      Approval another = shop.requested(Approvals.pending(shop.run()));
      end(shop, run, end);
      assertThat(stored(pending).status()).as(end).isEqualTo(ApprovalStatus.CANCELLED);
      assertThat(stored(granted).status()).as(end).isEqualTo(ApprovalStatus.REVOKED);
      assertThat(stored(used).status()).as(end).isEqualTo(ApprovalStatus.CONSUMED);
      assertThat(stored(another)).isEqualTo(another);
      assertThat(stored(pending).version()).as("version").isEqualTo(pending.version() + 1);
      assertThat(shop.states(granted.id())).containsExactly("pending", "approved", "revoked");
      assertRefused(
          Reason.ALREADY_DECIDED,
          pending,
          () ->
              shop.actingAs(ANA)
                  .project()
                  .approvalService()
                  .decide(pending.id(), Verdict.APPROVE, null));
      assertRefused(
          Reason.NOT_APPROVED,
          granted,
          () ->
              shop.project()
                  .approvalService()
                  .consume(granted.id(), granted.scope(), null, granted.parametersDigest()));
    }
  }

  @Test
  final void they_are_closed_for_the_reason_of_the_run_by_who_ended_it() {
    Run run = shop.run();
    Approval granted = shop.granted(Approvals.pending(run));
    Run other = shop.run();
    Approval pending = shop.requested(Approvals.pending(other));
    TestWorld ben = shop.actingAs(BEN);
    ben.project().runs().update(run.id(), it -> it.cancelled(StatusReason.SUPERSEDED, Made.NOW));
    end(ben, other, "completed");
    assertThat(stored(granted).statusReason()).isEqualTo(StatusReason.SUPERSEDED);
    assertThat(stored(pending).statusReason()).isEqualTo(StatusReason.RUN_ENDED);
    assertThat(stored(granted).audit().updatedBy()).isEqualTo(BEN);
    assertThat(stored(pending).audit().updatedBy()).isEqualTo(BEN);
  }

  @Test
  final void none_is_left_open_however_the_end_and_requests_meet() {
    for (int round = 0; round < 5; round++) {
      Run run = shop.run();
      List<Result<Object>> results =
          Race.run(
              fixture,
              (store, i) -> {
                TestWorld world = shop.through(store);
                return i == 7
                    ? world.project().termination().cancel(run.id(), StatusReason.KILLED)
                    : world.granted(Approvals.pending(run));
              });
      assertThat(Pages.all(page -> shop.project().approvals().findByRun(run.id(), page)))
          .extracting(Approval::status)
          .as("what %s left, after %s", run.id(), results)
          .isSubsetOf(ApprovalStatus.CANCELLED, ApprovalStatus.REVOKED);
    }
  }

  /** Ends a run in one of the ways in which one can end. */
  static Run end(TestWorld world, Run run, String end) {
    return switch (end) {
      case "completed" -> {
        world.project().runs().update(run.id(), it -> it.running(Made.NOW));
        yield world.project().runs().update(run.id(), it -> it.completed(Made.NOW));
      }
      case "failed" ->
          world.project().runs().update(run.id(), it -> it.failed(Made.FAILURE, Made.NOW));
      case "cancelled" ->
          world
              .project()
              .runs()
              .update(run.id(), it -> it.cancelled(StatusReason.SUPERSEDED, Made.NOW));
      case "terminated" -> world.project().termination().cancel(run.id(), StatusReason.KILLED);
      default -> world.project().termination().fail(run.id(), Made.FAILURE);
    };
  }

  static void assertEnded(ThrowingCallable request) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(request)
        .satisfies(e -> assertThat(e.field()).isEqualTo("approval.runId"))
        .withMessageContaining("must be a run that has not ended");
  }

  private Approval stored(Approval approval) {
    return shop.project().approvals().get(approval.id());
  }
}
