// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.keelson.ProjectScope;
import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.Leasable;
import dev.keelson.core.LeaseRefusedException;
import dev.keelson.core.LeaseRefusedException.Reason;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.RunId;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.journal.JournalEntry;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.spi.Claims;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.Lock;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemDependency;
import dev.keelson.work.WorkItemStatus;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Leases on what somebody points at: an item, or a run that has none. */
@Needs({Part.WORK, Part.RUNS, Part.EFFECTS, Part.APPROVALS, Part.ARTIFACTS, Part.THE_REST})
public abstract class NamedLeaseSuite extends Suite {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  final void leases_exactly_the_item_that_is_named_whatever_is_more_urgent() {
    shop.item(WorkItem.CRITICAL);
    WorkItem named = shop.item(WorkItem.LOW);
    Agent agent = shop.agent();
    Lease lease = lease(named.id(), agent);
    WorkItem stored = shop.project().workItems().get(named.id());
    assertThat(stored.status()).isEqualTo(WorkItemStatus.IN_PROGRESS);
    assertThat(stored.attempt()).isEqualTo(1);
    assertThat(stored.lock())
        .extracting(Lock::agent, Lock::worker, Lock::until)
        .containsExactly(agent.id(), TestWorld.WORKER, lease.until());
    assertThat(lease.subject()).isEqualTo(named.id());
    assertThat(lease.holder()).isEqualTo(agent.id());
    assertThat(lease.worker()).isEqualTo(TestWorld.WORKER);
    assertThat(lease.token()).isEqualTo(1);
    assertThat(keelson.workQueue().complete(lease, Outcome.success()).lock()).isNull();
    assertThat(shop.history(named.id()))
        .extracting(JournalEntry::toState, JournalEntry::worker)
        .containsExactly(
            tuple("pending", null),
            tuple("in_progress", TestWorld.WORKER),
            tuple("completed", TestWorld.WORKER));
  }

  @Test
  final void an_item_that_can_not_be_leased_is_refused_in_words() {
    Agent agent = shop.agent();
    Lease held = shop.claimed().lease();
    assertRefused(
        Reason.HELD,
        "%s holds it through worker %s until %s; ask again when that lease has expired or was released"
            .formatted(held.holder().describe(), TestWorld.WORKER, held.until()),
        held.subject(),
        agent);
    WorkItem done = keelson.workQueue().complete(shop.claimed().lease(), Outcome.review());
    assertRefused(Reason.NOT_OPEN, "it is in_review", done.id(), agent);
    WorkItem ended =
        shop.project()
            .workItems()
            .update(shop.item().id(), it -> it.cancelled(StatusReason.KILLED, Made.NOW));
    assertRefused(Reason.NOT_OPEN, "it is cancelled", ended.id(), agent);
    WorkItem blocked = shop.item();
    shop.project()
        .dependencies()
        .insert(WorkItemDependency.of(shop.id(), blocked.id(), shop.item().id(), Made.NOW));
    assertRefused(Reason.BLOCKED, "it waits for another item", blocked.id(), agent);
    AgentId other = shop.agent().id();
    WorkItem assigned =
        shop.project()
            .workItems()
            .update(shop.item().id(), item -> item.withAssignedAgentId(other));
    assertRefused(Reason.ASSIGNED, "it is assigned to " + other.describe(), assigned.id(), agent);
  }

  @Test
  final void an_agent_gets_no_more_by_naming_it() {
    Agent full = shop.host().agents().insert(Agents.coder().withMaxConcurrency(1));
    lease(shop.item().id(), full);
    assertRefused(
        Reason.AGENT, full.id().describe() + " holds 1 items already", shop.item().id(), full);
    Agent disabled = shop.host().agents().insert(Agents.tireless().withEnabled(false));
    for (Leasable subject : List.of(shop.item().id(), shop.run().id())) {
      assertRefused(Reason.AGENT, disabled.id().describe() + " is disabled", subject, disabled);
    }
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> lease(shop.item().id(), Agents.coder()));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> lease(WorkItemId.next(), full));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> lease(RunId.next(), shop.agent()));
  }

  @Test
  final void a_run_without_an_item_is_leased_itself() {
    Run run = shop.run();
    Agent agent = shop.agent();
    Lease lease = lease(run.id(), agent);
    Run stored = shop.project().runs().get(run.id());
    assertThat(stored.status()).isEqualTo(run.status());
    assertThat(stored.lockedByAgentId()).isEqualTo(agent.id());
    assertThat(stored.lockedByWorker()).isEqualTo(TestWorld.WORKER);
    assertThat(stored.leaseToken()).isEqualTo(lease.token()).isEqualTo(1);
    assertThat(shop.states(run.id())).as("a lease is no transition").hasSize(1);
    RunStep step = shop.project().stepLedger().begin(lease, RunSteps.planned(run, "compile"));
    assertThat(step.leaseToken()).isEqualTo(1);
    shop.project().stepLedger().complete(lease, step.id(), Json.EMPTY);
    assertThat(
            shop.project().sideEffectLedger().intend(lease, SideEffects.push(step, "push")).runId())
        .isEqualTo(run.id());
    ProjectScope under = shop.project().under(lease);
    assertThat(
            under
                .artifacts()
                .insert(Artifacts.log(shop.id(), "log").withRunId(run.id()))
                .audit()
                .updatedBy())
        .isEqualTo(agent.id().actor());
    Lease renewed = keelson.workQueue().renew(lease, HOUR);
    assertThat(renewed.isSame(lease)).isTrue();
    Lease item = shop.claimed().lease();
    assertThat(keelson.workQueue().renewAll(List.of(item, renewed), HOUR))
        .extracting(Lease::subject)
        .containsExactly(item.subject(), run.id());
    for (Consumer<Lease> use :
        List.<Consumer<Lease>>of(
            l -> keelson.workQueue().complete(l, Outcome.success()),
            l -> keelson.workQueue().completeAll(List.of(l), Outcome.success()))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> use.accept(lease))
          .satisfies(e -> assertThat(e.field()).isEqualTo("lease.subject"));
    }
    Run ended = under.runs().update(run.id(), its -> its.cancelled(StatusReason.KILLED, Made.NOW));
    assertThat(ended.lock()).isNull();
    assertStale(lease, run);
    assertThat(shop.history(run.id()).getLast().worker()).isEqualTo(TestWorld.WORKER);
  }

  @Test
  final void a_run_that_can_not_be_leased_is_refused_in_words() {
    Agent agent = shop.agent();
    Lease held = lease(shop.run().id(), shop.agent());
    assertRefused(
        Reason.HELD,
        "%s holds it through worker %s until %s"
            .formatted(held.holder().describe(), TestWorld.WORKER, held.until()),
        held.subject(),
        agent);
    Run atItem = shop.work().run();
    assertRefused(
        Reason.HAS_ITEM,
        "it is a run at " + Objects.requireNonNull(atItem.workItemId()).describe(),
        atItem.id(),
        agent);
    Run ended = shop.project().termination().cancel(shop.run().id(), StatusReason.KILLED);
    assertRefused(Reason.NOT_OPEN, "it is cancelled", ended.id(), agent);
  }

  @Test
  final void a_lease_on_a_run_is_fenced_like_one_on_an_item() {
    Run run = shop.run();
    Lease first = lease(run.id(), shop.agent());
    shop.project().stepLedger().begin(first, RunSteps.planned(run, "compile"));
    fixture.expire(first);
    Agent other = shop.agent();
    Lease second = lease(run.id(), other);
    assertThat(second.token()).as("token").isEqualTo(2);
    assertThat(shop.history(run.id()))
        .last()
        .satisfies(entry -> assertThat(entry.reason()).isEqualTo(StatusReason.LEASE_LOST))
        .satisfies(entry -> assertThat(entry.worker()).isEqualTo(TestWorld.WORKER));
    assertStale(first, run);
    RunStep again = shop.project().stepLedger().begin(second, RunSteps.planned(run, "compile"));
    assertThat(again.leaseToken()).isEqualTo(2);
    keelson.workQueue().release(second);
    Run released = shop.project().runs().get(run.id());
    assertThat(released.lock()).isNull();
    keelson.workQueue().release(second);
    assertThat(shop.project().runs().get(run.id())).as("released again").isEqualTo(released);
    assertThat(lease(run.id(), other).token()).as("token").isEqualTo(3);
    assertStale(second, run);
    Run another = shop.run();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() ->
            shop.project()
                .stepLedger()
                .begin(
                    Claims.of(shop.project().runs().get(run.id())),
                    RunSteps.planned(another, "compile")));
  }

  @Test
  final void an_earlier_lease_of_the_same_holder_on_a_run_changes_nothing() {
    Run run = shop.run();
    Agent agent = shop.agent();
    Lease first = lease(run.id(), agent);
    fixture.expire(first);
    Lease second = lease(run.id(), agent);
    assertThat(second.token()).as("token").isEqualTo(2);
    Run held = shop.project().runs().get(run.id());
    assertStale(first, run);
    assertThat(shop.project().runs().get(run.id())).isEqualTo(held);
    assertThat(all(page -> shop.project().steps().findByRun(run.id(), page))).isEmpty();
  }

  @Test
  final void only_the_work_queue_writes_the_lease_of_a_run() {
    Lease lease = lease(shop.run().id(), shop.agent());
    Run held = shop.project().runs().get((RunId) lease.subject());
    Lock lock = Objects.requireNonNull(held.lock());
    for (Run changed :
        List.of(
            held.withLeaseToken(2),
            held.withLock(null),
            held.withLock(lock.until(lock.since())),
            held.withLock(new Lock(lock.agent(), "another", lock.since(), lock.until())))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> shop.project().runs().update(changed))
          .withMessageContaining("must stay what it is; the work queue changes it");
    }
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> shop.project().runs().insert(Runs.pending(shop.id()).withLock(lock)));
    assertThat(shop.project().runs().get(held.id())).isEqualTo(held);
  }

  @Test
  final void of_those_who_name_the_same_at_once_one_gets_it() {
    for (Leasable subject : List.of(shop.item().id(), shop.run().id())) {
      List<AgentId> agents =
          IntStream.range(0, Race.RUNNERS).mapToObj(i -> shop.agent().id()).toList();
      List<Race.Result<Lease>> results =
          Race.run(
              fixture,
              (instance, i) ->
                  instance.workQueue().lease(LeaseRequest.on(shop.id(), subject, agents.get(i))));
      assertThat(Race.Result.values(results)).as("leases on %s", subject).hasSize(1);
      assertThat(Race.Result.refusals(results))
          .allSatisfy(e ->
              assertThat(e)
                  .isInstanceOfSatisfying(
                      LeaseRefusedException.class,
                      refused -> assertThat(refused.reason()).isEqualTo(Reason.HELD)));
    }
  }

  private Lease lease(Leasable subject, Agent agent) {
    return keelson
        .workQueue()
        .lease(LeaseRequest.on(shop.id(), subject, agent.id()).worker(TestWorld.WORKER));
  }

  private void assertRefused(Reason reason, String words, Leasable subject, Agent agent) {
    assertThatExceptionOfType(LeaseRefusedException.class)
        .as("%s", reason)
        .isThrownBy(() -> lease(subject, agent))
        .withMessageStartingWith(subject.describe() + " can't be leased: " + words)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
        .satisfies(e -> assertThat(e.subject()).isEqualTo(subject));
  }

  private void assertStale(Lease lease, Run run) {
    for (Consumer<Lease> use :
        List.<Consumer<Lease>>of(
            l -> shop.project().stepLedger().begin(l, RunSteps.planned(run, "another")),
            l -> shop.project().under(l).runs().update(run.id(), its -> its.withCurrentStep("x")),
            l -> keelson.workQueue().renew(l, HOUR),
            l -> keelson.workQueue().release(l))) {
      assertThatExceptionOfType(StaleLeaseException.class)
          .isThrownBy(() -> use.accept(lease))
          .satisfies(e -> assertThat(e.subject()).isEqualTo(run.id()));
    }
    assertThat(keelson.workQueue().renewAll(List.of(lease), HOUR)).isEmpty();
  }
}
