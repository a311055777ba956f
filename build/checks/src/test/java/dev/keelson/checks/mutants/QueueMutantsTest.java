// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.Keelson;
import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.core.StatusReason;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.repository.EntityStore;
import dev.keelson.run.StepLedger;
import dev.keelson.spi.Claims;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import dev.keelson.work.WorkQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class QueueMutantsTest {

  private static final Duration MILLISECOND = Duration.ofMillis(1);

  @Test
  void a_queue_that_gives_an_item_twice_is_caught() {
    assertCaught(
        in(
            WorkQueue.class,
            "claim",
            call -> {
              runOut(call.keelson());
              return call.proceed();
            }),
        "Claiming_work.gives_only_what_is_pending_or_whose_lease_ran_out",
        "Claiming_work.gives_an_item_again_when_its_lease_ran_out",
        "Racing_for_work.no_item_is_given_to_two_agents");
  }

  private static void runOut(Keelson keelson) {
    keelson
        .everywhere()
        .all(WorkItem.TYPE.where(WorkItem.STATUS.is(WorkItemStatus.IN_PROGRESS)).asScan())
        .stream()
        .filter(item -> item.lockedAt() != null)
        .forEach(item -> keelson.workQueue().renew(Claims.of(item).lease(), MILLISECOND));
    LockSupport.parkNanos(MILLISECOND.toNanos());
  }

  @Test
  void a_queue_that_ignores_the_limit_of_an_agent_is_caught() {
    assertCaught(
        claimAs(agent -> agent.withMaxConcurrency(Agent.UNLIMITED)),
        "Claiming_work.gives_an_agent_no_more_than_it_may_hold_over_all_projects",
        "Claiming_work.what_ran_out_no_longer_counts_as_held",
        "Racing_for_work.no_agent_ever_holds_more_than_it_may");
  }

  @Test
  void a_queue_that_counts_before_it_claims_is_caught() {
    assertCaught(
        () -> {
          Map<AgentId, Integer> limits = new ConcurrentHashMap<>();
          CountDownLatch counted = new CountDownLatch(16); // as many as race
          return in(
              WorkQueue.class,
              "claim",
              call -> {
                ClaimRequest request = call.arg(0, ClaimRequest.class);
                int limit = limits.computeIfAbsent(request.agent(), id -> takeLimit(call, id));
                if (limit == Agent.UNLIMITED) {
                  return call.proceed();
                }
                long free = limit - held(call, request.agent());
                counted.countDown();
                counted.await(10, TimeUnit.SECONDS);
                return free <= 0
                    ? List.of()
                    : call.proceed(request.upTo((int) Math.min(free, request.max())));
              });
        },
        "Racing_for_work.no_agent_ever_holds_more_than_it_may");
  }

  /** The agent's limit, which the honest store no longer knows then. */
  private static int takeLimit(Call call, AgentId id) {
    Agent agent = call.keelson().agents().get(id);
    call.keelson().agents().update(agent.withMaxConcurrency(Agent.UNLIMITED));
    return agent.maxConcurrency();
  }

  private static long held(Call call, AgentId agent) {
    return call.keelson()
        .everywhere()
        .count(WorkItem.TYPE.where(WorkItem.LOCKED_BY_AGENT_ID.is(agent)).asScan());
  }

  @Test
  void a_queue_that_serves_disabled_agents_is_caught() {
    assertCaught(
        claimAs(agent -> agent.withEnabled(true)),
        "Claiming_work.gives_nothing_to_an_agent_that_is_disabled");
  }

  /** Claims as if the agent were another one. */
  private static Fault claimAs(UnaryOperator<Agent> change) {
    return in(
        WorkQueue.class,
        "claim",
        call -> {
          AgentId id = call.arg(0, ClaimRequest.class).agent();
          Agent agent = call.keelson().agents().get(id);
          call.keelson().agents().update(id, change);
          try {
            return call.proceed();
          } finally {
            call.keelson()
                .agents()
                .update(
                    id,
                    a -> a.withMaxConcurrency(agent.maxConcurrency()).withEnabled(agent.enabled()));
          }
        });
  }

  @Test
  void a_queue_that_ignores_priorities_is_caught() {
    assertCaught(
        in(
            WorkQueue.class,
            "claim",
            call -> {
              List<Object> claims = new ArrayList<>((List<?>) call.proceed());
              Collections.reverse(claims);
              return claims;
            }),
        "Claiming_work.gives_the_most_urgent_first_and_within_a_priority_the_one_made_first",
        "Claiming_work.what_ran_out_keeps_its_place_among_what_waits");
  }

  @Test
  void a_queue_that_ignores_who_an_item_is_assigned_to_is_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "insert",
            WorkItem.TYPE,
            call -> {
              WorkItem item = call.arg(1, WorkItem.class);
              WorkItem stored = (WorkItem) call.proceedWith(1, item.withAssignedAgentId(null));
              return stored.withAssignedAgentId(item.assignedAgentId());
            }),
        "Claiming_work.gives_what_is_assigned_to_its_agent_only");
  }

  @Test
  void a_queue_that_takes_a_stale_lease_is_caught() {
    for (String method : List.of("complete", "completeAndClaim", "renew", "release")) {
      assertCaught(
          in(WorkQueue.class, method, call -> call.proceed(refreshed(call))),
          "Stale_leases.a_lease_whose_item_another_reclaimed_changes_nothing");
    }
  }

  @Test
  void a_ledger_that_takes_a_stale_lease_is_caught() {
    for (String method : List.of("begin", "complete", "fail")) {
      assertCaught(
          in(StepLedger.class, method, call -> call.proceed(refreshed(call))),
          "Stale_leases.a_lease_whose_item_another_reclaimed_changes_nothing");
    }
    for (String method : List.of("intend", "complete", "fail")) {
      assertCaught(
          in(SideEffectLedger.class, method, call -> call.proceed(refreshed(call))),
          "Stale_leases.a_lease_whose_item_another_reclaimed_changes_nothing");
    }
  }

  /** The arguments with the lease replaced by the valid one. */
  private static Object[] refreshed(Call call) {
    Lease lease = call.arg(0, Lease.class);
    Object[] args = call.args().toArray();
    call.keelson()
        .project(lease.projectId())
        .workItems()
        .find(lease.workItemId())
        .filter(item -> item.lockedAt() != null)
        .ifPresent(item -> args[0] = Claims.of(item).lease());
    return args;
  }

  @Test
  void a_queue_that_keeps_quiet_about_stale_leases_is_caught() {
    assertCaught(
        in(
            WorkQueue.class,
            "completeAll",
            call -> {
              call.proceed();
              Collection<?> leases = call.arg(0, Collection.class);
              return List.copyOf(leases);
            }),
        "Working_under_a_lease.completing_many_tells_which_it_ended",
        "Stale_leases.a_lease_that_was_given_back_changes_nothing");
  }

  @Test
  void a_queue_that_claims_although_it_could_not_complete_is_caught() {
    assertCaught(
        in(
            WorkQueue.class,
            "completeAndClaim",
            call -> {
              WorkQueue queue = (WorkQueue) call.target();
              List<Claim> claims = queue.claim(call.arg(2, ClaimRequest.class));
              queue.complete(call.arg(0, Lease.class), call.arg(1, Outcome.class));
              return claims;
            }),
        "Working_under_a_lease.nothing_is_claimed_when_what_was_to_be_completed_is_lost",
        "Working_under_a_lease.completing_and_claiming_is_one_step");
  }

  @Test
  void a_queue_that_renews_for_any_length_is_caught() {
    for (String method : List.of("renew", "renewAll")) {
      assertCaught(
          in(WorkQueue.class, method, call -> call.proceedWith(1, allowed(call))),
          "The_time_of_a_lease"
              + ".it_is_renewed_for_no_longer_and_no_shorter_than_it_may_be_claimed_for");
    }
  }

  /** The length that is nearest to what was asked for. */
  private static Duration allowed(Call call) {
    Duration length = call.arg(1, Duration.class);
    Duration shortest = Duration.ofMillis(1);
    Duration longest = Duration.ofDays(7);
    return length.compareTo(shortest) < 0
        ? shortest
        : length.compareTo(longest) > 0 ? longest : length;
  }

  @Test
  void a_queue_that_looks_for_the_agent_before_the_lease_is_caught() {
    assertCaught(
        in(
            WorkQueue.class,
            "completeAndClaim",
            call -> {
              call.keelson().agents().get(call.arg(2, ClaimRequest.class).agent());
              return call.proceed();
            }),
        "Working_under_a_lease.a_lost_lease_is_reported_before_a_missing_agent");
  }

  @Test
  void a_queue_that_says_in_an_item_that_its_lease_was_lost_is_caught() {
    assertCaught(
        in(
            WorkQueue.class,
            "claim",
            call -> ((List<?>) call.proceed()).stream().map(claim -> lost(call, claim)).toList()),
        "Claiming_work.gives_an_item_again_when_its_lease_ran_out");
  }

  private static Claim lost(Call call, Object claim) {
    WorkItem item = ((Claim) claim).item();
    return item.attempt() == 1
        ? (Claim) claim
        : Claims.of(
            call.keelson()
                .project(item.projectId())
                .workItems()
                .update(item.withStatusReason(StatusReason.LEASE_LOST)));
  }

  @Test
  void a_queue_that_forgets_why_an_item_came_back_is_caught() {
    assertCaught(
        in(
            WorkQueue.class,
            "release",
            call -> {
              Object answer = call.proceed();
              Lease lease = call.arg(0, Lease.class);
              call.keelson()
                  .project(lease.projectId())
                  .workItems()
                  .update(lease.workItemId(), item -> item.withStatusReason(null));
              return answer;
            }),
        "Working_under_a_lease.releasing_gives_the_item_back_to_the_next_claim");
  }

  @Test
  void a_queue_that_completes_although_it_could_not_claim_is_caught() {
    assertCaught(
        in(
            WorkQueue.class,
            "completeAndClaim",
            call -> {
              WorkQueue queue = (WorkQueue) call.target();
              queue.complete(call.arg(0, Lease.class), call.arg(1, Outcome.class));
              return queue.claim(call.arg(2, ClaimRequest.class));
            }),
        "Working_under_a_lease.nothing_is_completed_when_the_next_claim_is_refused");
  }

  @Test
  void a_queue_that_completes_nothing_for_a_disabled_agent_is_caught() {
    assertCaught(
        in(
            WorkQueue.class,
            "completeAndClaim",
            call ->
                call.keelson()
                        .agents()
                        .find(call.arg(2, ClaimRequest.class).agent())
                        .filter(agent -> !agent.enabled())
                        .isPresent()
                    ? List.of()
                    : call.proceed()),
        "Working_under_a_lease.the_work_of_an_agent_that_was_disabled_ends_and_nothing_is_claimed");
  }
}
