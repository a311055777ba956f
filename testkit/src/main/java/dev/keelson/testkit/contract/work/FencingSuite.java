// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Actor;
import dev.keelson.core.ForeignProjectException;
import dev.keelson.core.Id;
import dev.keelson.core.Json;
import dev.keelson.core.RetryPolicy;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.core.StatusReason;
import dev.keelson.effect.SideEffect;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.work.Awaited;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Needs({Part.WORK, Part.RUNS, Part.APPROVALS, Part.EFFECTS})
public abstract class FencingSuite extends Suite {

  /** Not how any of them has ended. */
  private static final Outcome ANOTHER = Outcome.failure(new StatusReason("another"));

  @Test
  final void a_lease_whose_item_another_reclaimed_changes_nothing() {
    Work work = begun();
    Lease stale = shop.taken(work.lease(), fixture);
    WorkItem item = shop.project().workItems().get(stale.workItemId());
    assertFenced(stale, work.run(), item.lockedByAgentId(), 2);
  }

  @Test
  final void an_earlier_lease_of_the_same_holder_changes_nothing() {
    Work work = begun();
    Lease first = work.lease();
    fixture.expire(first);
    ClaimRequest again = ClaimRequest.by(first.holder()).in(shop.id()).worker(TestWorld.WORKER);
    assertThat(keelson.workQueue().claim(again))
        .extracting(claim -> claim.item().id())
        .containsExactly(first.workItemId());
    assertFenced(first, work.run(), first.holder(), 2);
  }

  @Test
  final void a_lease_in_the_name_of_another_changes_nothing() {
    Work work = begun();
    Lease forged = Lease.builder().from(work.lease()).holder(AgentId.next()).build();
    assertFenced(forged, work.run(), work.lease().holder(), 1);
  }

  @Test
  final void a_lease_whose_work_is_done_changes_nothing() {
    for (Outcome outcome :
        List.of(Outcome.success(), Outcome.review(), Outcome.failure(StatusReason.KILLED))) {
      Work work = begun();
      keelson.workQueue().complete(work.lease(), outcome);
      assertFenced(work.lease(), work.run(), null, 1);
    }
  }

  @Test
  final void a_lease_that_was_given_back_changes_nothing() {
    Work work = begun();
    keelson.workQueue().release(work.lease());
    Map<String, List<?>> before = shop.everything();
    keelson.workQueue().release(work.lease());
    assertThat(shop.everything()).as("after it was given back again").isEqualTo(before);
    ClaimRequest again = ClaimRequest.by(work.lease().holder()).in(shop.id());
    keelson.workQueue().release(keelson.workQueue().claim(again).getFirst().lease());
    assertFenced(work.lease(), work.run(), null, 2);
  }

  @Test
  final void who_ends_work_again_as_before_gets_the_same_answer() {
    for (Outcome outcome :
        List.of(
            Outcome.success(),
            Outcome.review(),
            Outcome.failure(StatusReason.KILLED),
            Outcome.retry(StatusReason.TIMED_OUT),
            Outcome.waiting(Awaited.time(Made.NOW)))) {
      Work work = begun();
      WorkItem ended = keelson.workQueue().complete(work.lease(), outcome);
      Map<String, List<?>> before = shop.everything();
      assertThat(keelson.workQueue().complete(work.lease(), outcome)).isEqualTo(ended);
      assertThat(keelson.workQueue().completeAll(List.of(work.lease()), outcome))
          .containsExactly(work.lease());
      assertThat(shop.everything()).as("after %s again", outcome).isEqualTo(before);
    }
    Work moved = begun();
    WorkItem reviewed = keelson.workQueue().complete(moved.lease(), Outcome.review());
    shop.actingAs(Actor.user("ana"))
        .project()
        .workItems()
        .update(reviewed.id(), it -> it.completed(Made.NOW));
    assertThatExceptionOfType(StaleLeaseException.class)
        .as("what a person has completed meanwhile")
        .isThrownBy(() -> keelson.workQueue().complete(moved.lease(), Outcome.success()));
    assertThatExceptionOfType(StaleLeaseException.class)
        .isThrownBy(() -> keelson.workQueue().complete(moved.lease(), Outcome.review()));
    Lease last = shop.claimed().lease();
    shop.project().workItems().update(last.workItemId(), it -> it.withRetry(RetryPolicy.NONE));
    WorkItem failed = keelson.workQueue().complete(last, Outcome.retry(StatusReason.TIMED_OUT));
    assertThat(keelson.workQueue().complete(last, Outcome.retry(StatusReason.TIMED_OUT)))
        .isEqualTo(failed);
  }

  @Test
  final void a_lease_of_work_that_a_person_cancelled_changes_nothing() {
    Work work = begun();
    shop.project()
        .workItems()
        .update(
            work.lease().workItemId(),
            item -> item.cancelled(StatusReason.CANCELLED_BY_USER, Made.NOW));
    assertFenced(work.lease(), work.run(), null, 1);
  }

  @Needs({Part.WORK, Part.RUNS, Part.APPROVALS, Part.EFFECTS, Part.THE_REST})
  @Test
  final void nothing_goes_on_in_a_run_that_has_ended() {
    for (UnaryOperator<Run> end :
        List.<UnaryOperator<Run>>of(
            run -> shop.project().termination().cancel(run.id(), StatusReason.KILLED),
            run -> shop.project().termination().fail(run.id(), Made.FAILURE),
            run -> {
              shop.project().runs().update(run.id(), its -> its.running(Made.NOW));
              return shop.project().runs().update(run.id(), its -> its.completed(Made.NOW));
            })) {
      Work work = begun();
      Run ended = end.apply(work.run());
      Map<String, List<?>> before = shop.everything();
      Lease lease = work.lease();
      recordings(work.run())
          .forEach((name, use) -> {
            assertThatExceptionOfType(StaleLeaseException.class)
                .as(name)
                .isThrownBy(() -> use.accept(lease))
                .withMessage(
                    "lease 1 of %s does not reach %s, which is %s; stop this work, and complete or release it"
                        .formatted(
                            lease.workItemId().describe(),
                            ended.id().describe(),
                            ended.status().wireName()))
                .satisfies(e -> {
                  assertThat(e.holder()).isEqualTo(lease.holder());
                  assertThat(e.endedRun()).isEqualTo(ended.id());
                });
            assertThat(shop.everything()).as("after " + name).isEqualTo(before);
          });
    }
  }

  @Test
  final void a_lease_with_a_token_that_was_never_given_changes_nothing() {
    Work work = begun();
    Lease lease = work.lease();
    Lease invented = Lease.builder().from(lease).token(99).build();
    assertFenced(invented, work.run(), lease.holder(), 1);
  }

  @Test
  final void a_lease_of_another_project_is_refused() {
    Work theirs = shop.elsewhere().work();
    RunStep step = shop.step();
    SideEffect effect = SideEffects.push(step, "push");
    for (Runnable use :
        List.<Runnable>of(
            () -> shop.project().stepLedger().begin(theirs.lease(), step),
            () -> shop.project().sideEffectLedger().intend(theirs.lease(), effect))) {
      assertThatExceptionOfType(ForeignProjectException.class).isThrownBy(use::run);
    }
    assertThat(shop.project().steps().get(step.id())).isEqualTo(step);
    assertThat(shop.project().sideEffects().findByKey(step.runId(), "push")).isEmpty();
  }

  /**
   * Work with a running step and an intended push, so that every use of its lease has a subject.
   */
  private Work begun() {
    Work work = shop.work();
    RunStep step =
        shop.project().stepLedger().begin(work.lease(), RunSteps.planned(work.run(), "compile"));
    shop.project().sideEffectLedger().intend(work.lease(), SideEffects.push(step, "push"));
    shop.item(WorkItem.LOW);
    return work;
  }

  private void assertFenced(Lease stale, Run run, @Nullable Id holder, long present) {
    Map<String, List<?>> before = shop.everything();
    uses(run)
        .forEach((name, use) -> {
          assertThatExceptionOfType(StaleLeaseException.class)
              .as(name)
              .isThrownBy(() -> use.accept(stale))
              .satisfies(e -> assertThat(e.subject()).isEqualTo(stale.workItemId()))
              .satisfies(e -> assertThat(e.token()).isEqualTo(stale.token()))
              .satisfies(e -> assertThat(e.holder()).isEqualTo(holder))
              .satisfies(
                  e -> assertThat(e.worker()).isEqualTo(holder == null ? null : TestWorld.WORKER))
              .withMessage(
                  new StaleLeaseException(
                          stale.workItemId(),
                          stale.token(),
                          holder,
                          holder == null ? null : TestWorld.WORKER,
                          present)
                      .getMessage());
          assertThat(shop.everything()).as("after " + name).isEqualTo(before);
        });
    assertThat(keelson.workQueue().completeAll(List.of(stale), ANOTHER)).isEmpty();
    assertThat(keelson.workQueue().renewAll(List.of(stale), Duration.ofHours(1))).isEmpty();
    assertThat(shop.everything()).as("after the collective forms").isEqualTo(before);
  }

  /** Everything that can be done under a lease. */
  private Map<String, Consumer<Lease>> uses(Run run) {
    ClaimRequest next = ClaimRequest.by(shop.agent().id()).everywhere();
    Map<String, Consumer<Lease>> uses = new LinkedHashMap<>();
    uses.put("complete", lease -> keelson.workQueue().complete(lease, ANOTHER));
    uses.put(
        "completeAndClaim", lease -> keelson.workQueue().completeAndClaim(lease, ANOTHER, next));
    uses.put("renew", lease -> keelson.workQueue().renew(lease, Duration.ofHours(1)));
    uses.put("release", lease -> keelson.workQueue().release(lease));
    uses.putAll(recordings(run));
    return uses;
  }

  /** Everything that can be recorded of a run under a lease. */
  private Map<String, Consumer<Lease>> recordings(Run run) {
    RunStep step = shop.project().steps().findByKey(run.id(), "compile").orElseThrow();
    SideEffect push = shop.project().sideEffects().findByKey(run.id(), "push").orElseThrow();
    Map<String, Consumer<Lease>> uses = new LinkedHashMap<>();
    uses.put(
        "begin a new step",
        lease -> shop.project().stepLedger().begin(lease, RunSteps.planned(run, "test")));
    uses.put("begin a known step", lease -> shop.project().stepLedger().begin(lease, step));
    uses.put(
        "complete a step",
        lease -> shop.project().stepLedger().complete(lease, step.id(), Json.EMPTY));
    uses.put(
        "fail a step", lease -> shop.project().stepLedger().fail(lease, step.id(), Made.FAILURE));
    uses.put(
        "intend a new side effect",
        lease -> shop.project().sideEffectLedger().intend(lease, SideEffects.push(step, "tag")));
    uses.put(
        "intend a known side effect",
        lease -> shop.project().sideEffectLedger().intend(lease, SideEffects.push(step, "push")));
    uses.put(
        "do a side effect",
        lease -> shop.project().sideEffectLedger().complete(lease, push.id(), "4f1c", Json.EMPTY));
    uses.put(
        "fail a side effect",
        lease -> shop.project().sideEffectLedger().fail(lease, push.id(), Made.FAILURE));
    return uses;
  }
}
