// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.approval.Approval;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Actor;
import dev.keelson.core.Ensured;
import dev.keelson.core.Json;
import dev.keelson.core.StatusReason;
import dev.keelson.run.Run;
import dev.keelson.run.Signal;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.work.Awaited;
import dev.keelson.work.Claim;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import java.util.List;

/** What suites about work that waits have in common. */
abstract class Waiting extends Suite {

  static final Actor ANA = Actor.user("ana");

  static Outcome wait(Awaited what) {
    return Outcome.waiting(what);
  }

  final WorkItem park(Work work, Awaited what) {
    return keelson.workQueue().complete(work.lease(), wait(what));
  }

  final WorkItem stored(Work work) {
    return shop.project().workItems().get(work.lease().workItemId());
  }

  final Ensured<Signal> deliver(Run run, String key) {
    return shop.project().signals().deliver(Signal.to(run, key, Json.EMPTY, Made.NOW));
  }

  final void decide(Approval approval, Verdict verdict) {
    shop.actingAs(ANA).project().approvalService().decide(approval.id(), verdict, null);
  }

  final void assertWoken(Work work) {
    WorkItem woken = stored(work);
    assertThat(woken.status()).isEqualTo(WorkItemStatus.PENDING);
    assertThat(woken.statusReason()).isEqualTo(StatusReason.WOKEN);
    assertThat(woken.awaits()).isNull();
  }

  /** What the holder of the work could claim now: that work alone, if anything. */
  final List<Claim> claim(Work work) {
    return shop.claim(keelson.agents().get(work.lease().holder()), 9).stream()
        .filter(claim -> claim.item().id().equals(work.lease().workItemId()))
        .toList();
  }
}
