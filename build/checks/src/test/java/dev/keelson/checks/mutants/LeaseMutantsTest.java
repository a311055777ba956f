// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Fault.insteadOf;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.ProjectScope;
import dev.keelson.core.LeaseRefusedException;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.RunId;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.core.WorkItemId;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.run.Run;
import dev.keelson.run.StepLedger;
import dev.keelson.spi.Claims;
import dev.keelson.spi.Store;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.Leased;
import dev.keelson.work.Lock;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkQueue;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LeaseMutantsTest {

  private static final String SCOPE = "A_project_under_a_lease.";
  private static final String NAMED = "Leases_on_what_is_named.";

  @Test
  void a_store_that_fences_nothing_is_caught() {
    assertCaught(
        in(Store.class, "fence", Call::method),
        SCOPE + "nothing_is_written_once_another_has_taken_the_work_over",
        SCOPE + "nothing_is_written_once_the_work_has_ended",
        SCOPE + "nothing_goes_on_in_a_run_that_has_ended",
        SCOPE + "nothing_is_written_in_a_run_of_another_lease",
        SCOPE + "a_lease_that_another_holds_does_not_sign_for_whom_it_names");
  }

  @Test
  void a_fence_that_ignores_the_token_is_caught() {
    assertCaught(
        in(
            Store.class,
            "fence",
            insteadOf(
                StaleLeaseException.class,
                call -> call.proceedWith(0, latest(call, call.arg(0, Lease.class))))),
        SCOPE + "nothing_is_written_once_another_has_taken_the_work_over");
  }

  @Test
  void a_fence_that_compares_only_the_holder_is_caught() {
    assertCaught(
        in(Store.class, "fence", LeaseMutantsTest::fencedByHolder),
        SCOPE + "nothing_is_written_under_an_earlier_lease_of_the_same_holder",
        NAMED + "an_earlier_lease_of_the_same_holder_on_a_run_changes_nothing");
  }

  @Test
  void a_ledger_or_queue_that_compares_only_the_holder_is_caught() {
    for (Class<?> spi : List.of(StepLedger.class, SideEffectLedger.class, WorkQueue.class)) {
      assertCaught(
          call ->
              call.spi() == spi && call.args().getFirst() instanceof Lease
                  ? fencedByHolder(call)
                  : call.proceed(),
          "Stale_leases.an_earlier_lease_of_the_same_holder_changes_nothing");
    }
    for (Class<?> spi : List.of(StepLedger.class, WorkQueue.class)) {
      assertCaught(
          call ->
              call.spi() == spi && call.args().getFirst() instanceof Lease
                  ? fencedByHolder(call)
                  : call.proceed(),
          NAMED + "an_earlier_lease_of_the_same_holder_on_a_run_changes_nothing");
    }
  }

  /** Takes any lease of an agent for its latest one. */
  private static Object fencedByHolder(Call call) throws Throwable {
    return insteadOf(
            StaleLeaseException.class,
            stale -> {
              Lease lease = stale.arg(0, Lease.class);
              Lock lock = leased(stale, lease).lock();
              return lock != null && lock.agent().equals(lease.holder())
                  ? stale.proceedWith(0, latest(stale, lease))
                  : stale.proceed();
            })
        .answer(call);
  }

  private static Lease latest(Call call, Lease lease) {
    return leased(call, lease) instanceof WorkItem item
        ? Claims.of(item).lease()
        : Claims.of((Run) leased(call, lease));
  }

  private static Leased leased(Call call, Lease lease) {
    ProjectScope project = call.keelson().project(lease.projectId());
    return switch (lease.subject()) {
      case WorkItemId item -> project.workItems().get(item);
      case RunId run -> project.runs().get(run);
    };
  }

  @Test
  void a_fence_that_ignores_the_runs_is_caught() {
    assertCaught(
        in(Store.class, "fence", call -> call.proceedWith(1, Set.<RunId>of())),
        SCOPE + "nothing_goes_on_in_a_run_that_has_ended",
        SCOPE + "nothing_is_written_in_a_run_of_another_lease");
  }

  @Test
  void a_fence_that_takes_a_run_for_the_leased_one_is_caught() {
    assertCaught(
        in(Store.class, "fence", insteadOf(NotFoundException.class, Call::method)),
        SCOPE + "nothing_is_written_in_a_run_of_another_lease");
  }

  @Test
  void a_ledger_that_goes_on_in_a_run_that_has_ended_is_caught() {
    assertCaught(
        in(
            StepLedger.class,
            "begin",
            insteadOf(StaleLeaseException.class, call -> call.arg(1, Object.class))),
        "Stale_leases.nothing_goes_on_in_a_run_that_has_ended");
  }

  @Test
  void a_queue_that_leases_another_item_than_the_named_one_is_caught() {
    assertCaught(
        in(
            WorkQueue.class,
            "lease",
            call -> {
              LeaseRequest request = call.arg(0, LeaseRequest.class);
              return request.subject() instanceof RunId
                  ? call.proceed()
                  : call.store()
                      .workQueue()
                      .claim(
                          ClaimRequest.by(request.agent())
                              .in(request.projectId())
                              .worker(request.worker()))
                      .getFirst()
                      .lease();
            }),
        NAMED + "leases_exactly_the_item_that_is_named_whatever_is_more_urgent");
  }

  @Test
  void a_queue_that_forgets_the_worker_is_caught() {
    assertCaught(
        in(
            WorkQueue.class,
            "lease",
            call -> call.proceed(call.arg(0, LeaseRequest.class).worker(null))),
        NAMED + "leases_exactly_the_item_that_is_named_whatever_is_more_urgent",
        NAMED + "a_run_without_an_item_is_leased_itself");
    assertCaught(
        in(
            WorkQueue.class,
            "claim",
            call -> call.proceed(call.arg(0, ClaimRequest.class).worker(null))),
        SCOPE + "nothing_is_written_once_another_has_taken_the_work_over");
  }

  @Test
  void a_queue_that_leases_a_run_that_somebody_holds_is_caught() {
    assertCaught(
        in(
            WorkQueue.class,
            "lease",
            insteadOf(
                LeaseRefusedException.class,
                call -> {
                  LeaseRequest request = call.arg(0, LeaseRequest.class);
                  if (request.subject() instanceof RunId run) {
                    return Claims.of(call.keelson().project(request.projectId()).runs().get(run));
                  }
                  return call.proceed();
                })),
        NAMED + "of_those_who_name_the_same_at_once_one_gets_it");
  }
}
