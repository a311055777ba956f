// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.agent.Agent;
import dev.keelson.approval.Approval;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Json;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.journal.JournalEntry;
import dev.keelson.run.Run;
import dev.keelson.run.Signal;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.work.Awaited;
import dev.keelson.work.Claim;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Work that waits without a lease, and goes on when what it waits for is there. */
@Needs({Part.WORK, Part.RUNS, Part.APPROVALS})
public abstract class WaitingSuite extends Waiting {

  @Test
  final void who_waits_frees_the_lease_and_counts_no_attempt() {
    Work work = shop.work();
    WorkItem waiting = park(work, Awaited.signal(work.run().id(), "checks"));
    assertThat(waiting.status()).isEqualTo(WorkItemStatus.WAITING);
    assertThat(waiting.statusReason()).isEqualTo(new StatusReason("awaits_signal"));
    assertThat(waiting.awaits()).isEqualTo(Awaited.signal(work.run().id(), "checks"));
    assertThat(waiting.lock()).isNull();
    assertThat(waiting.attempt()).as("attempt").isZero();
    assertThat(stored(work)).isEqualTo(waiting);
    assertThat(claim(work)).isEmpty();
    assertThat(shop.states(waiting.id())).containsExactly("pending", "in_progress", "waiting");
    assertThatExceptionOfType(StaleLeaseException.class)
        .isThrownBy(() -> keelson.workQueue().renew(work.lease(), Duration.ofMinutes(1)));
  }

  @Test
  final void the_seat_of_who_waits_is_free() {
    Agent agent = shop.agent();
    keelson.agents().update(agent.id(), it -> it.withMaxConcurrency(1));
    Claim claim = shop.claimedBy(agent);
    Run run = shop.project().runs().insert(Runs.at(claim.item(), agent.id()));
    WorkItem other = shop.item();
    assertThat(shop.claim(agent, 1)).isEmpty();
    keelson.workQueue().complete(claim.lease(), wait(Awaited.signal(run.id(), "checks")));
    assertThat(shop.claim(agent, 1)).extracting(its -> its.item().id()).containsExactly(other.id());
  }

  @Test
  final void a_signal_wakes_what_waits_for_it_and_nothing_else() {
    Work work = shop.work();
    Work other = shop.work();
    park(work, Awaited.signal(work.run().id(), "checks"));
    WorkItem otherwise = park(other, Awaited.signal(other.run().id(), "checks"));
    deliver(work.run(), "answer");
    assertThat(stored(work).status()).isEqualTo(WorkItemStatus.WAITING);
    assertThat(deliver(work.run(), "checks").isNew()).isTrue();
    assertWoken(work);
    assertThat(stored(other)).isEqualTo(otherwise);
    assertThat(shop.states(work.lease().workItemId()))
        .containsExactly("pending", "in_progress", "waiting", "pending");
    Claim next = claim(work).getFirst();
    assertThat(next.item().attempt()).as("attempt").isEqualTo(1);
    assertThat(next.lease().token()).as("token").isEqualTo(work.lease().token() + 1);
  }

  @Test
  final void a_signal_that_was_there_before_lets_work_go_on_at_once() {
    Work work = shop.work();
    deliver(work.run(), "checks");
    WorkItem woken = park(work, Awaited.signal(work.run().id(), "checks"));
    assertThat(woken.status()).isEqualTo(WorkItemStatus.PENDING);
    assertThat(woken.statusReason()).isEqualTo(StatusReason.WOKEN);
    assertThat(woken.attempt()).as("attempt").isZero();
    assertThat(claim(work)).hasSize(1);
  }

  @Test
  final void a_decision_wakes_what_waits_for_it_whichever_way_it_goes() {
    for (Verdict verdict : Verdict.values()) {
      Work work = shop.work();
      Approval approval = shop.requested(Approvals.pending(work.run()));
      Approval another = shop.requested(Approvals.pending(work.run()).withTarget("another"));
      park(work, Awaited.approval(approval.id()));
      decide(another, verdict);
      assertThat(stored(work).status()).isEqualTo(WorkItemStatus.WAITING);
      decide(approval, verdict);
      assertWoken(work);
      assertThat(stored(work).audit().updatedBy()).isEqualTo(ANA);
    }
  }

  @Test
  final void one_vote_of_two_wakes_nobody() {
    Work work = shop.work();
    Approval approval = shop.requested(Approvals.pending(work.run()).withQuorum(2));
    park(work, Awaited.approval(approval.id()));
    decide(approval, Verdict.APPROVE);
    assertThat(stored(work).status()).isEqualTo(WorkItemStatus.WAITING);
  }

  @Test
  final void an_approval_that_was_decided_before_lets_work_go_on_at_once() {
    Work work = shop.work();
    Approval approval = shop.requested(Approvals.pending(work.run()));
    decide(approval, Verdict.REJECT);
    assertThat(park(work, Awaited.approval(approval.id())).status())
        .isEqualTo(WorkItemStatus.PENDING);
  }

  @Test
  final void an_approval_that_runs_out_or_is_withdrawn_wakes_who_waits() {
    Work late = shop.work();
    Instant soon = shop.now().plus(Duration.ofMinutes(5));
    Approval expiring = shop.requested(Approvals.pending(late.run()).withExpiresAt(soon));
    Work taken = shop.work();
    Approval withdrawn = shop.requested(Approvals.pending(taken.run()));
    park(late, Awaited.approval(expiring.id()));
    park(taken, Awaited.approval(withdrawn.id()));
    shop.project().approvalService().withdraw(withdrawn.id(), StatusReason.SUPERSEDED);
    assertWoken(taken);
    assertThat(stored(late).status()).isEqualTo(WorkItemStatus.WAITING);
    fixture.advance(Duration.ofMinutes(6));
    shop.project().approvalService().expireOverdue(9);
    assertWoken(late);
  }

  @Test
  final void the_end_of_the_run_wakes_who_waits_in_it() {
    Work told = shop.work();
    Work asked = shop.work();
    Approval approval = shop.requested(Approvals.pending(asked.run()));
    park(told, Awaited.signal(told.run().id(), "checks"));
    park(asked, Awaited.approval(approval.id()));
    shop.project().termination().cancel(told.run().id(), StatusReason.KILLED);
    shop.project()
        .runs()
        .update(asked.run().id(), it -> it.cancelled(StatusReason.KILLED, Made.NOW));
    assertWoken(told);
    assertWoken(asked);
    Work ended = shop.work();
    keelson
        .project(shop.id())
        .under(ended.lease())
        .runs()
        .update(ended.run().id(), it -> it.cancelled(StatusReason.KILLED, Made.NOW));
    assertThat(park(ended, Awaited.signal(ended.run().id(), "checks")).status())
        .isEqualTo(WorkItemStatus.PENDING);
  }

  @Test
  final void what_waits_for_a_time_is_claimed_then_and_not_before() {
    Work work = shop.work();
    Instant later = shop.now().plus(Duration.ofHours(1));
    WorkItem waiting = park(work, Awaited.time(later));
    assertThat(waiting.status()).isEqualTo(WorkItemStatus.PENDING);
    assertThat(waiting.statusReason()).isEqualTo(new StatusReason("awaits_time"));
    assertThat(waiting.availableAt()).isEqualTo(later);
    assertThat(waiting.attempt()).as("attempt").isZero();
    fixture.advance(Duration.ofMinutes(59));
    assertThat(claim(work)).isEmpty();
    fixture.advance(Duration.ofMinutes(2));
    assertThat(claim(work)).hasSize(1);
  }

  @Test
  final void what_waits_for_items_goes_on_once_all_have_ended_however() {
    Work work = shop.work();
    List<Claim> parts = List.of(shop.claimed(), shop.claimed(), shop.claimed());
    List<WorkItemId> ids = parts.stream().map(part -> part.item().id()).toList();
    WorkItem waiting = park(work, Awaited.items(ids));
    assertThat(waiting.status()).isEqualTo(WorkItemStatus.PENDING);
    assertThat(waiting.statusReason()).isEqualTo(new StatusReason("awaits_items"));
    keelson.workQueue().complete(parts.get(0).lease(), Outcome.success());
    keelson.workQueue().complete(parts.get(1).lease(), Outcome.failure(StatusReason.KILLED));
    assertThat(claim(work)).isEmpty();
    shop.project()
        .workItems()
        .update(ids.get(2), it -> it.cancelled(StatusReason.KILLED, Made.NOW));
    assertThat(claim(work)).hasSize(1);
  }

  @Test
  final void the_journal_says_who_woke_it() {
    Work work = shop.work();
    park(work, Awaited.signal(work.run().id(), "checks"));
    TestWorld ana = shop.actingAs(ANA);
    ana.project().signals().deliver(Signal.to(work.run(), "checks", Json.EMPTY, Made.NOW));
    JournalEntry last = shop.history(work.lease().workItemId()).getLast();
    assertThat(last.reason()).isEqualTo(StatusReason.WOKEN);
    assertThat(last.actor()).isEqualTo(ANA);
  }
}
