// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.approval.Approval;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Actor;
import dev.keelson.core.ApprovalRefusedException;
import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.Json;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.effect.SideEffect;
import dev.keelson.run.RunStep;
import dev.keelson.run.Signal;
import dev.keelson.run.SignalId;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.testkit.fixtures.Signals;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.work.Awaited;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Needs(Part.WORK)
public abstract class WorkRaceSuite extends Suite {

  private static final int ITEMS = 60;

  @Test
  @Proves({"R001-56"})
  final void no_item_is_given_to_two_agents() {
    List<WorkItemId> stored =
        IntStream.range(0, ITEMS).mapToObj(i -> shop.item(i % 3).id()).toList();
    List<AgentId> agents =
        IntStream.range(0, Race.RUNNERS).mapToObj(i -> shop.agent().id()).toList();
    List<Result<List<Claim>>> results =
        Race.run(fixture, (store, i) -> claimUntilNoneIsLeft(store, agents.get(i)));
    List<Claim> claims =
        new ArrayList<>(Result.values(results).stream().flatMap(List::stream).toList());
    claims.addAll(claimUntilNoneIsLeft(keelson, shop.agent().id()));
    assertThat(Result.refusals(results)).isEmpty();
    assertThat(ClaimSuite.ids(claims)).containsExactlyInAnyOrderElementsOf(stored);
    assertThat(claims)
        .allSatisfy(claim -> {
          assertThat(claim.lease().token()).as("token").isEqualTo(1);
          assertThat(shop.project().workItems().get(claim.item().id())).isEqualTo(claim.item());
        });
  }

  private List<Claim> claimUntilNoneIsLeft(Keelson store, AgentId agent) {
    List<Claim> all = new ArrayList<>();
    List<Claim> some;
    do {
      some = store.workQueue().claim(ClaimRequest.by(agent).in(shop.id()).upTo(3));
      all.addAll(some);
    } while (!some.isEmpty() && all.size() <= ITEMS);
    return all;
  }

  @Test
  @Proves({"R001-55", "R001-57", "R001-58"})
  final void what_another_is_about_to_claim_is_left_out_without_waiting() {
    WorkItem first = shop.item(WorkItem.HIGH);
    WorkItem second = shop.item();
    Agent slow = shop.agent();
    Agent quick = shop.agent();
    CountDownLatch claimed = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    FutureTask<List<Claim>> open =
        Race.started(
            "slow",
            () ->
                keelson.inTransaction(tx -> {
                  List<Claim> claims = shop.through(tx).claim(slow, 1);
                  claimed.countDown();
                  Race.await(goOn);
                  return claims;
                }));
    Race.await(claimed);
    FutureTask<List<Claim>> other =
        Race.started("quick", () -> shop.through(fixture.secondInstance()).claim(quick, 9));
    if (fixture.runsTransactionsOneByOne()) {
      goOn.countDown();
    }
    assertThat(ClaimSuite.ids(Race.result(other))).containsExactly(second.id());
    goOn.countDown();
    assertThat(ClaimSuite.ids(Race.result(open))).containsExactly(first.id());
  }

  @Test
  @Proves("R001-26")
  final void no_agent_ever_holds_more_than_it_may() {
    int limit = 5;
    Agent agent = keelson.agents().insert(Agents.coder().withMaxConcurrency(limit));
    TestWorld elsewhere = shop.elsewhere();
    for (int i = 0; i < Race.RUNNERS; i++) {
      shop.item();
      elsewhere.item();
    }
    List<Result<List<Claim>>> results =
        Race.run(
            fixture, (store, i) -> (i % 3 == 0 ? elsewhere : shop).through(store).claim(agent, 2));
    List<Claim> claims = Result.values(results).stream().flatMap(List::stream).toList();
    assertThat(Result.refusals(results)).isEmpty();
    assertThat(claims).hasSizeBetween(1, limit);
    assertThat(keelson.workQueue().claim(ClaimRequest.by(agent.id()).everywhere().upTo(99)))
        .as("what the limit leaves")
        .hasSize(limit - claims.size());
  }

  @Test
  final void no_project_ever_has_more_under_lease_than_it_may() {
    int limit = 5;
    keelson.projects().update(shop.id(), project -> project.withMaxConcurrency(limit));
    for (int i = 0; i < 2 * Race.RUNNERS; i++) {
      shop.item();
    }
    TestWorld other = shop.elsewhere();
    List<Result<List<Claim>>> results =
        Race.run(
            fixture,
            (store, i) -> {
              ClaimRequest.By agents = ClaimRequest.by(shop.through(store).agent().id());
              return store
                  .workQueue()
                  .claim(
                      switch (i % 3) {
                        case 0 -> agents.in(shop.id()).upTo(2);
                        case 1 -> agents.in(shop.id(), other.id()).upTo(2);
                        default -> agents.everywhere().upTo(2);
                      });
            });
    List<Claim> claims = Result.values(results).stream().flatMap(List::stream).toList();
    assertThat(Result.refusals(results)).isEmpty();
    assertThat(claims).hasSizeBetween(1, limit);
    assertThat(shop.claim(shop.agent(), 99))
        .as("what the limit leaves")
        .hasSize(limit - claims.size());
  }

  @Test
  final void no_key_is_ever_under_lease_twice() {
    for (int i = 0; i < 3 * Race.RUNNERS; i++) {
      String key = "branch:" + i % 3;
      shop.project().workItems().insert(WorkItems.pending(shop.id()).withExclusiveKey(key));
    }
    List<Result<List<Claim>>> results =
        Race.run(
            fixture,
            (store, i) -> {
              List<Claim> first = shop.through(store).claim(shop.through(store).agent(), 3);
              if (i % 2 == 0) {
                first.forEach(
                    claim -> store.workQueue().complete(claim.lease(), Outcome.success()));
                return List.of();
              }
              return first;
            });
    List<Claim> claims = Result.values(results).stream().flatMap(List::stream).toList();
    assertThat(Result.refusals(results)).isEmpty();
    assertThat(claims).extracting(claim -> claim.item().exclusiveKey()).doesNotHaveDuplicates();
    assertThat(shop.claim(shop.agent(), 99)).as("the other keys").hasSize(3 - claims.size());
  }

  @Test
  final void work_that_ran_out_is_either_completed_or_given_to_one_other() {
    Agent first = shop.agent();
    WorkItem item = shop.item();
    Lease lease = shop.claim(first, 1).getFirst().lease();
    List<Agent> others = IntStream.range(0, Race.RUNNERS).mapToObj(i -> shop.agent()).toList();
    fixture.expire(lease);
    List<Result<Integer>> results =
        Race.run(
            fixture,
            (store, i) -> {
              if (i % 4 < 2) {
                return shop.through(store).claim(others.get(i), 1).size();
              }
              store.workQueue().complete(lease, failure(i));
              return 1;
            });
    assertThat(Result.values(results).stream().mapToInt(n -> n).sum()).as("sum").isEqualTo(1);
    assertThat(Result.refusals(results))
        .hasSizeBetween(Race.RUNNERS / 2 - 1, Race.RUNNERS / 2)
        .hasOnlyElementsOfType(StaleLeaseException.class);
    assertThat(shop.states(item.id())).hasSize(3);
  }

  @Test
  final void heartbeats_and_completions_of_the_same_leases_do_not_block_each_other() {
    List<Lease> leases =
        new ArrayList<>(IntStream.range(0, 20).mapToObj(i -> shop.claimed().lease()).toList());
    List<Result<List<Lease>>> beats =
        Race.run(
            fixture,
            (store, i) -> store.workQueue().renewAll(shuffled(leases, i), Duration.ofMinutes(9)));
    assertThat(Result.refusals(beats)).isEmpty();
    assertThat(Result.values(beats))
        .allSatisfy(held ->
            assertThat(held)
                .map(Lease::workItemId)
                .containsExactlyInAnyOrderElementsOf(
                    leases.stream().map(Lease::workItemId).toList()));
    List<Result<List<Lease>>> ends =
        Race.run(
            fixture, (store, i) -> store.workQueue().completeAll(shuffled(leases, i), failure(i)));
    assertThat(Result.refusals(ends)).isEmpty();
    assertThat(Result.values(ends).stream().mapToInt(List::size).sum())
        .as("each was ended by one")
        .isEqualTo(leases.size());
    for (Lease lease : leases) {
      assertThat(shop.states(lease.workItemId()))
          .containsExactly("pending", "in_progress", "failed");
    }
  }

  /** An outcome of one runner alone, since the same one is answered again. */
  private static Outcome failure(int runner) {
    return Outcome.failure(new StatusReason("runner_" + runner));
  }

  private static List<Lease> shuffled(List<Lease> leases, int seed) {
    List<Lease> shuffled = new ArrayList<>(leases);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  @Test
  @Proves({"R003-12", "R003-39"})
  final void a_step_is_begun_once_and_ends_once() {
    Work work = shop.work();
    List<Result<RunStep>> begun =
        Race.run(
            fixture,
            (store, i) ->
                store
                    .project(shop.id())
                    .stepLedger()
                    .begin(work.lease(), RunSteps.planned(work.run(), "compile")));
    assertThat(Result.refusals(begun)).isEmpty();
    RunStep step = shop.project().steps().findByKey(work.run().id(), "compile").orElseThrow();
    assertThat(Result.values(begun)).containsOnly(step);
    assertThat(step.attempt()).as("attempt").isEqualTo(1);
    assertThat(all(page -> shop.project().steps().findByRun(work.run().id(), page)))
        .containsExactly(step);
    List<Result<RunStep>> ended =
        Race.run(
            fixture,
            (store, i) ->
                i % 2 == 0
                    ? store
                        .project(shop.id())
                        .stepLedger()
                        .complete(work.lease(), step.id(), Json.EMPTY.with("by", i))
                    : store
                        .project(shop.id())
                        .stepLedger()
                        .fail(work.lease(), step.id(), Made.FAILURE));
    assertThat(Result.values(ended))
        .hasSize(Race.RUNNERS / 2)
        .containsOnly(shop.project().steps().get(step.id()));
    assertThat(Result.refusals(ended)).hasOnlyElementsOfType(IllegalTransitionException.class);
    assertThat(shop.states(step.id())).hasSize(2);
  }

  @Needs({Part.WORK, Part.RUNS, Part.APPROVALS, Part.EFFECTS})
  @Test
  @Proves("R003-13")
  final void an_action_is_intended_once_and_done_once() {
    Work work = shop.work();
    RunStep step = shop.project().steps().insert(RunSteps.planned(work.run(), "push"));
    List<Result<SideEffect>> results =
        Race.run(
            fixture,
            (store, i) -> {
              var ledger = store.project(shop.id()).sideEffectLedger();
              SideEffect intended = ledger.intend(work.lease(), SideEffects.push(step, "push"));
              return ledger.complete(work.lease(), intended.id(), "result " + i, Json.EMPTY);
            });
    assertThat(Result.refusals(results)).isEmpty();
    SideEffect done = shop.project().sideEffects().findByKey(work.run().id(), "push").orElseThrow();
    assertThat(Result.values(results)).containsOnly(done);
    assertThat(shop.states(done.id())).containsExactly("intended", "done");
  }

  @Needs({Part.WORK, Part.RUNS, Part.APPROVALS})
  @Test
  final void nobody_waits_for_ever_however_waiting_and_waking_meet() {
    for (int round = 0; round < 10; round++) {
      Work work = shop.work();
      Signal checks = Signals.minimal(work.run());
      Approval asked = shop.requested(Approvals.pending(work.run()));
      boolean bySignal = round % 2 == 0;
      Outcome waiting =
          Outcome.waiting(
              bySignal
                  ? Awaited.signal(work.run().id(), checks.signalKey())
                  : Awaited.approval(asked.id()));
      List<Result<Object>> results =
          Race.run(
              fixture,
              (store, i) -> {
                ProjectScope ana = shop.through(store).actingAs(Actor.user("ana")).project();
                if (i == 0) {
                  return store.workQueue().complete(work.lease(), waiting);
                } else if (bySignal) {
                  return ana.signals().deliver(checks.withId(SignalId.next()));
                }
                return ana.approvalService().decide(asked.id(), Verdict.APPROVE, null);
              });
      assertThat(Result.refusals(results))
          .as("later votes")
          .hasSize(bySignal ? 0 : Race.RUNNERS - 2)
          .hasOnlyElementsOfType(ApprovalRefusedException.class);
      WorkItem woken = shop.project().workItems().get(work.lease().workItemId());
      assertThat(woken.statusReason()).as("round %s", round).isEqualTo(StatusReason.WOKEN);
    }
  }
}
