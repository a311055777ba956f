// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.approval.Approval;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.LeaseRefusedException;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.RunId;
import dev.keelson.core.SecretFoundException;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.run.Signal;
import dev.keelson.run.SignalId;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.work.Awaited;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemDependency;
import dev.keelson.work.WorkItemDependencyRepository;
import dev.keelson.work.WorkItemStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What work may wait for, and what nobody gets by waiting again or otherwise. */
@Needs({Part.WORK, Part.RUNS, Part.APPROVALS})
public abstract class WaitingEdgeSuite extends Waiting {

  @Test
  final void who_waits_for_items_again_changes_nothing() {
    Work work = shop.work();
    WorkItem first = shop.item(WorkItem.LOW);
    WorkItem second = shop.item(WorkItem.LOW);
    park(work, Awaited.items(List.of(first.id())));
    park(work, Awaited.items(List.of(second.id())));
    WorkItemDependencyRepository dependencies = shop.project().dependencies();
    assertThat(all(page -> dependencies.findByBlocked(work.lease().workItemId(), page)))
        .extracting(WorkItemDependency::blockerId)
        .containsExactly(first.id());
  }

  @Test
  final void who_waits_for_something_else_has_not_waited_so_before() {
    Instant later = shop.now().plus(Duration.ofHours(1));
    Work work = shop.work();
    park(work, Awaited.time(later));
    assertThatExceptionOfType(StaleLeaseException.class)
        .isThrownBy(() -> park(work, Awaited.time(later.plusSeconds(1))));
    Work told = shop.work();
    park(told, Awaited.signal(told.run().id(), "checks"));
    assertThatExceptionOfType(StaleLeaseException.class)
        .isThrownBy(() -> park(told, Awaited.signal(told.run().id(), "answer")));
  }

  @Test
  final void what_waits_names_no_secret() {
    Work work = shop.work();
    Outcome leaking = wait(Awaited.signal(work.run().id(), "password=" + "Xk29fQ7v" + "Lm3Zt8Rw"));
    assertThatExceptionOfType(SecretFoundException.class)
        .isThrownBy(() -> keelson.workQueue().complete(work.lease(), leaking))
        .satisfies(e -> assertThat(e.field()).isEqualTo("awaits.key"));
    assertThat(stored(work).lock()).as("lock").isNotNull();
  }

  @Test
  final void a_person_who_waits_misses_no_signal_either() {
    for (int round = 0; round < 5; round++) {
      Work work = shop.work();
      keelson.workQueue().release(work.lease());
      WorkItem started =
          shop.project().workItems().update(work.lease().workItemId(), WorkItem::started);
      WorkItem waiting = started.awaiting(Awaited.signal(work.run().id(), "checks"));
      Signal checks = Signal.to(work.run(), "checks", Json.EMPTY, Made.NOW);
      Race.run(
          fixture,
          (store, i) ->
              i == 0
                  ? shop.through(store).project().workItems().update(waiting)
                  : shop.through(store)
                      .project()
                      .signals()
                      .deliver(checks.withId(SignalId.next())));
      assertWoken(work);
    }
  }

  @Test
  final void what_is_awaited_is_of_a_run_at_the_item() {
    Work work = shop.work();
    Work other = shop.work();
    Approval foreign = shop.requested(Approvals.pending(other.run()));
    for (Awaited awaited :
        List.of(
            Awaited.signal(other.run().id(), "checks"),
            Awaited.signal(RunId.next(), "checks"),
            Awaited.approval(foreign.id()),
            Awaited.approval(ApprovalId.next()))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as(awaited.toString())
          .isThrownBy(() -> park(work, awaited))
          .satisfies(e -> assertThat(e.field()).isEqualTo("workItem.awaits"));
      assertThat(stored(work).lock()).as("lock").isNotNull();
    }
  }

  @Test
  final void many_wait_and_who_waits_may_claim_the_next_in_one_call() {
    Work work = shop.work();
    Work other = shop.work();
    WorkItem next = shop.item(WorkItem.LOW);
    Instant later = shop.now().plus(Duration.ofHours(1));
    assertThat(keelson.workQueue().completeAll(List.of(other.lease()), wait(Awaited.time(later))))
        .containsExactly(other.lease());
    ClaimRequest request = ClaimRequest.by(work.lease().holder()).in(shop.id()).upTo(9);
    Outcome signal = wait(Awaited.signal(work.run().id(), "checks"));
    assertThat(keelson.workQueue().completeAndClaim(work.lease(), signal, request))
        .extracting(its -> its.item().id())
        .containsExactly(next.id());
    assertThat(stored(work).status()).isEqualTo(WorkItemStatus.WAITING);
  }

  @Test
  final void nobody_leases_what_waits_but_a_person_may_wake_or_cancel_it() {
    Work work = shop.work();
    park(work, Awaited.signal(work.run().id(), "checks"));
    assertThatExceptionOfType(LeaseRefusedException.class)
        .isThrownBy(() ->
            keelson
                .workQueue()
                .lease(
                    LeaseRequest.on(shop.id(), work.lease().workItemId(), work.lease().holder())))
        .withMessageContaining("it is waiting");
    WorkItem woken =
        shop.project()
            .workItems()
            .update(work.lease().workItemId(), it -> it.requeued(StatusReason.SUPERSEDED));
    assertThat(woken.awaits()).isNull();
    Lease lease = claim(work).getFirst().lease();
    keelson.workQueue().complete(lease, wait(Awaited.signal(work.run().id(), "checks")));
    WorkItem cancelled =
        shop.project()
            .workItems()
            .update(lease.workItemId(), it -> it.cancelled(StatusReason.SUPERSEDED, Made.NOW));
    assertThat(cancelled.awaits()).isNull();
    deliver(work.run(), "checks");
    assertThat(stored(work)).isEqualTo(cancelled);
  }

  @Test
  final void what_waits_for_items_waits_with_all_or_nothing() {
    Work work = shop.work();
    WorkItem known = shop.item(WorkItem.LOW);
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> park(work, Awaited.items(List.of(known.id(), WorkItemId.next()))));
    assertThat(stored(work).lock()).as("lock").isNotNull();
    assertThat(all(page -> shop.project().dependencies().findByBlocker(known.id(), page)))
        .isEmpty();
  }
}
