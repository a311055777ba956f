// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.Keelson;
import dev.keelson.agent.Agent;
import dev.keelson.core.Actor;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.Leasable;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.effect.SideEffect;
import dev.keelson.repository.Repository;
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
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import dev.keelson.work.WorkQueue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A lease is used by its holder, and ended by the queue, by termination or by cancellation. */
@Needs({Part.WORK, Part.RUNS, Part.APPROVALS, Part.EFFECTS})
public abstract class OwnLeaseSuite extends Suite {

  @Test
  final void who_acts_for_another_uses_no_lease() {
    Work work = shop.work();
    Lease lease = work.lease();
    RunStep step =
        shop.project().stepLedger().begin(lease, RunSteps.planned(work.run(), "compile"));
    SideEffect push =
        shop.project().sideEffectLedger().intend(lease, SideEffects.push(step, "push"));
    Map<String, List<?>> before = shop.everything();
    for (Actor actor : List.of(shop.agent().id().actor(), ANA, Actor.KEELSON)) {
      Keelson given = keelson.actingAs(actor);
      uses(lease, step, push)
          .forEach((name, use) -> {
            for (Consumer<Consumer<Keelson>> through :
                List.<Consumer<Consumer<Keelson>>>of(
                    its -> its.accept(given),
                    its -> its.accept(given.strict()),
                    its ->
                        given.inTransaction(tx -> {
                          its.accept(tx);
                          return name;
                        }))) {
              assertThatExceptionOfType(InvalidValueException.class)
                  .as("%s by %s", name, actor)
                  .isThrownBy(() -> through.accept(use))
                  .withMessage(
                      "lease.holder must be %s, for whom this Keelson acts; start from the Keelson"
                          + " of the host, which acts for nobody",
                      actor);
            }
            assertThat(shop.everything()).as("after " + name).isEqualTo(before);
          });
    }
  }

  @Test
  final void its_holder_and_the_host_use_it() {
    for (Function<Lease, Keelson> user :
        List.<Function<Lease, Keelson>>of(
            lease -> keelson, lease -> shop.holding(lease).keelson())) {
      Work work = shop.work();
      WorkQueue queue = user.apply(work.lease()).workQueue();
      Lease renewed = queue.renew(work.lease(), Duration.ofHours(1));
      assertThat(queue.renewAll(List.of(renewed), Duration.ofHours(2))).hasSize(1);
      assertThat(queue.complete(renewed, Outcome.success()).status())
          .isEqualTo(WorkItemStatus.COMPLETED);
    }
  }

  @Test
  final void an_agent_claims_for_itself_alone() {
    Agent agent = shop.agent();
    Agent other = shop.agent();
    WorkItem item = shop.item();
    WorkQueue queue = keelson.actingAs(agent.id().actor()).workQueue();
    for (Consumer<Agent> claim :
        List.<Consumer<Agent>>of(
            its -> queue.claim(ClaimRequest.by(its.id()).in(shop.id())),
            its -> queue.lease(LeaseRequest.on(shop.id(), shop.item().id(), its.id())))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> claim.accept(other))
          .withMessageContaining("agent must be " + agent.id().actor());
      claim.accept(agent);
    }
    Lease lease = shop.claimedBy(agent).lease();
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() ->
            queue.completeAndClaim(
                lease, Outcome.success(), ClaimRequest.by(other.id()).everywhere()))
        .satisfies(e -> assertThat(e.field()).isEqualTo("claimRequest.agent"));
    assertThat(shop.project().workItems().get(item.id()).lockedByAgentId()).isEqualTo(agent.id());
    WorkItem pointed = shop.item();
    assertThat(
            keelson
                .actingAs(ANA)
                .workQueue()
                .lease(LeaseRequest.on(shop.id(), pointed.id(), other.id()))
                .holder())
        .as("whom a person points at")
        .isEqualTo(other.id());
  }

  @Test
  final void no_update_ends_the_lease_of_an_item_but_a_cancellation() {
    Repository<WorkItem, ?> items = shop.project().workItems();
    for (UnaryOperator<WorkItem> end :
        List.<UnaryOperator<WorkItem>>of(
            item -> item.requeued(StatusReason.RELEASED),
            WorkItem::submitted,
            item -> item.completed(Made.NOW),
            item -> item.failed(StatusReason.KILLED, Made.NOW))) {
      WorkItem held = shop.claimed().item();
      assertThatExceptionOfType(InvalidValueException.class)
          .as("%s", end.apply(held).status())
          .isThrownBy(() -> items.update(end.apply(held)))
          .withMessage(
              "workItem.lockedByAgentId must stay what it is; the work queue changes it, under its"
                  + " lease; use that, wait until it has run out, or cancel");
      assertThat(shop.project().workItems().get(held.id())).isEqualTo(held);
      assertThat(shop.states(held.id())).last().isEqualTo("in_progress");
    }
    WorkItem held = shop.claimed().item();
    assertThat(items.update(held.cancelled(StatusReason.KILLED, Made.NOW)).lock()).isNull();
  }

  @Test
  final void what_ran_out_is_moved_by_hand() {
    Lease lease = shop.claimed().lease();
    fixture.expire(lease);
    WorkItem moved =
        shop.project()
            .workItems()
            .update(lease.workItemId(), item -> item.requeued(StatusReason.TIMED_OUT));
    assertThat(moved.lock()).isNull();
    assertThat(shop.project().workItems().get(moved.id())).isEqualTo(moved);
  }

  @Test
  final void no_update_ends_the_lease_of_a_run_that_goes_on() {
    Run held = leasedRun(shop.run().id());
    for (Run changed :
        List.of(
            held.withLock(null),
            held.running(Made.NOW).withLock(null),
            held.enriching().withLock(null))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> shop.project().runs().update(changed))
          .withMessage(
              "run.lockedByAgentId must stay what it is; the work queue changes it, under its"
                  + " lease; use that, wait until it has run out, or cancel");
      assertThat(shop.project().runs().get(held.id())).isEqualTo(held);
    }
    Run running = shop.project().runs().update(held.running(Made.NOW));
    assertThat(running.lock()).isEqualTo(held.lock());
  }

  @Test
  final void a_leased_run_is_completed_and_failed_under_its_lease() {
    for (UnaryOperator<Run> end :
        List.<UnaryOperator<Run>>of(
            run -> run.completed(Made.NOW), run -> run.failed(Made.FAILURE, Made.NOW))) {
      Lease lease = lease(shop.run().id());
      RunId id = (RunId) lease.subject();
      Run running = shop.project().runs().update(id, run -> run.running(Made.NOW));
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> shop.project().runs().update(end.apply(running)))
          .withMessage(
              "run.status must be changed under the lease on the run; use project.under(lease), or"
                  + " end the run by termination()");
      assertThat(shop.project().runs().get(id)).isEqualTo(running);
      Run ended = shop.project().under(lease).runs().update(id, end);
      assertThat(ended.lock()).isNull();
    }
    Run cancelled =
        shop.project()
            .runs()
            .update(leasedRun(shop.run().id()).cancelled(StatusReason.CANCELLED_BY_USER, Made.NOW));
    assertThat(cancelled.lock()).isNull();
  }

  @Test
  final void a_run_at_a_leased_item_is_completed_and_failed_by_no_other_agent() {
    for (UnaryOperator<Run> end :
        List.<UnaryOperator<Run>>of(
            run -> run.completed(Made.NOW), run -> run.failed(Made.FAILURE, Made.NOW))) {
      Work work = shop.work();
      Run running = shop.project().runs().update(work.run().id(), run -> run.running(Made.NOW));
      Repository<Run, RunId> theirs = shop.actingAs(shop.agent().id().actor()).project().runs();
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> theirs.update(end.apply(running)))
          .withMessage(
              "run.status must be changed under the lease on the work item; use"
                  + " project.under(lease), or end the run by termination()");
      assertThat(shop.project().runs().get(running.id())).isEqualTo(running);
      Run own = shop.holding(work.lease()).project().runs().update(end.apply(running));
      assertThat(own.finishedAt()).isNotNull();
      Work late = shop.work();
      Run left = shop.project().runs().update(late.run().id(), run -> run.running(Made.NOW));
      fixture.expire(late.lease());
      assertThat(theirs.update(end.apply(left)).finishedAt())
          .as("once the lease ran out")
          .isNotNull();
    }
  }

  private Run leasedRun(RunId id) {
    lease(id);
    return shop.project().runs().get(id);
  }

  private Lease lease(Leasable subject) {
    return keelson
        .workQueue()
        .lease(LeaseRequest.on(shop.id(), subject, shop.agent().id()).worker(TestWorld.WORKER));
  }

  /** Everything that takes a lease. */
  private Map<String, Consumer<Keelson>> uses(Lease lease, RunStep step, SideEffect push) {
    Map<String, Consumer<Keelson>> uses = new LinkedHashMap<>();
    Duration hour = Duration.ofHours(1);
    ClaimRequest next = ClaimRequest.by(lease.holder()).everywhere();
    uses.put("complete", its -> its.workQueue().complete(lease, Outcome.success()));
    uses.put("completeAll", its -> its.workQueue().completeAll(List.of(lease), Outcome.success()));
    uses.put(
        "completeAndClaim",
        its -> its.workQueue().completeAndClaim(lease, Outcome.success(), next));
    uses.put("renew", its -> its.workQueue().renew(lease, hour));
    uses.put("renewAll", its -> its.workQueue().renewAll(List.of(lease), hour));
    uses.put("release", its -> its.workQueue().release(lease));
    uses.put("under", its -> its.project(shop.id()).under(lease));
    uses.put("begin", its -> its.project(shop.id()).stepLedger().begin(lease, step));
    uses.put(
        "complete a step",
        its -> its.project(shop.id()).stepLedger().complete(lease, step.id(), Json.EMPTY));
    uses.put(
        "fail a step",
        its -> its.project(shop.id()).stepLedger().fail(lease, step.id(), Made.FAILURE));
    uses.put("intend", its -> its.project(shop.id()).sideEffectLedger().intend(lease, push));
    uses.put(
        "complete an effect",
        its ->
            its.project(shop.id())
                .sideEffectLedger()
                .complete(lease, push.id(), "4f1c", Json.EMPTY));
    uses.put(
        "fail an effect",
        its -> its.project(shop.id()).sideEffectLedger().fail(lease, push.id(), Made.FAILURE));
    return uses;
  }
}
