// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.agent.Agent;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.LeaseRefusedException;
import dev.keelson.core.LeaseRefusedException.Reason;
import dev.keelson.core.ProjectId;
import dev.keelson.core.WorkItemId;
import dev.keelson.project.Project;
import dev.keelson.query.Scope;
import dev.keelson.run.Run;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;

/** Where a claim takes from, what it chooses, and in which order. */
public abstract class WhereClaimedSuite extends Suite {

  @Test
  final void one_item_of_one_project_does_not_wait_for_sixty_of_another() {
    TestWorld small = shop.elsewhere();
    items(shop, 60);
    WorkItem one = small.item(WorkItem.LOW);
    ClaimRequest request = ClaimRequest.by(shop.agent().id()).everywhere();
    List<Claim> claims = keelson.workQueue().claim(request.upTo(10));
    assertThat(claims).hasSize(10);
    assertThat(claims.subList(0, 2)).extracting(claim -> claim.item().id()).contains(one.id());
  }

  @Test
  final void projects_take_turns_also_from_one_claim_to_the_next() {
    TestWorld other = shop.elsewhere();
    items(shop, 6);
    items(other, 6);
    ClaimRequest.By agents = ClaimRequest.by(shop.agent().id());
    for (ClaimRequest request : List.of(agents.everywhere(), agents.in(shop.id(), other.id()))) {
      List<ProjectId> served = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Claim claim = keelson.workQueue().claim(request).getFirst();
        served.add(claim.item().projectId());
        keelson.workQueue().complete(claim.lease(), Outcome.success());
      }
      assertThat(served.subList(0, 2)).containsExactlyInAnyOrder(shop.id(), other.id());
      assertThat(served.subList(2, 4)).isEqualTo(served.subList(0, 2));
    }
  }

  @Test
  final void a_project_takes_what_others_leave() {
    TestWorld small = shop.elsewhere();
    items(shop, 9);
    items(small, 2);
    ClaimRequest request = ClaimRequest.by(shop.agent().id()).in(List.of(shop.id(), small.id()));
    assertThat(keelson.workQueue().claim(request.upTo(10)))
        .extracting(claim -> claim.item().projectId())
        .hasSize(10)
        .filteredOn(small.id()::equals)
        .hasSize(2);
  }

  @Test
  final void what_was_made_first_comes_first_within_a_priority_whatever_its_id() {
    Agent agent = shop.agent();
    List<WorkItemId> made =
        IntStream.range(0, 5)
            .mapToObj(i ->
                WorkItems.pending(shop.id())
                    .withId(
                        new WorkItemId(
                            UUID.fromString(
                                "%s0000000-0000-4000-8000-000000000001".formatted(9 - i))))
                    .withAudit(AuditInfo.made(Made.NOW.plusSeconds(i))))
            .map(item -> shop.project().workItems().insert(item).id())
            .toList();
    WorkItemId urgent = shop.item(WorkItem.HIGH).id();
    assertThat(shop.claim(agent, 3))
        .extracting(claim -> claim.item().id())
        .containsExactly(urgent, made.get(0), made.get(1));
    assertThat(shop.claim(agent, 9))
        .extracting(claim -> claim.item().id())
        .containsExactly(made.get(2), made.get(3), made.get(4));
  }

  @Test
  final void only_what_is_of_the_types_that_are_asked_for() {
    Agent agent = shop.agent();
    shop.item(WorkItem.CRITICAL);
    WorkItem review =
        shop.project()
            .workItems()
            .insert(WorkItems.pending(shop.id()).withWorkType(WorkType.CODE_REVIEW));
    ClaimRequest request = ClaimRequest.by(agent.id()).in(shop.id()).upTo(9);
    assertThat(keelson.workQueue().claim(request.ofTypes(WorkType.CODE_REVIEW)))
        .extracting(claim -> claim.item().id())
        .containsExactly(review.id());
    assertThat(keelson.workQueue().claim(request.ofTypes(WorkType.CODE_REVIEW))).isEmpty();
    assertThat(keelson.workQueue().claim(request)).hasSize(1);
  }

  @Test
  final void what_needs_a_capability_is_left_to_agents_that_have_it() {
    Agent agent = shop.agent();
    WorkItem java =
        shop.project().workItems().insert(WorkItems.pending(shop.id()).withCapability("java"));
    ClaimRequest request = ClaimRequest.by(agent.id()).in(shop.id()).upTo(9);
    assertThat(keelson.workQueue().claim(request)).isEmpty();
    assertThat(keelson.workQueue().claim(request.ableTo("docs", "csharp"))).isEmpty();
    assertThat(keelson.workQueue().claim(request.ableTo("docs", "java")))
        .extracting(claim -> claim.item().id())
        .containsExactly(java.id());
  }

  @Test
  final void nothing_is_claimed_from_a_project_that_is_paused_or_archived() {
    TestWorld open = shop.elsewhere();
    WorkItem item = shop.item();
    Run run = shop.project().runs().insert(Runs.pending(shop.id()));
    Lease begun = shop.claimed().lease();
    Agent agent = shop.agent();
    ClaimRequest.By agents = ClaimRequest.by(agent.id());
    for (boolean archived : new boolean[] {false, true}) {
      keelson.projects().update(shop.id(), it -> archived ? it.archived() : it.paused());
      WorkItem elsewhere = open.item();
      assertThat(shop.claim(agent, 9)).isEmpty();
      assertThat(keelson.workQueue().claim(agents.in(shop.id(), open.id()).upTo(9)))
          .extracting(claim -> claim.item().id())
          .containsExactly(elsewhere.id());
      assertThat(keelson.workQueue().claim(agents.everywhere().upTo(9))).isEmpty();
      assertThat(refused(LeaseRequest.on(shop.id(), item.id(), agent.id())))
          .isEqualTo(Reason.PROJECT);
      assertThat(refused(LeaseRequest.on(shop.id(), run.id(), agent.id())))
          .isEqualTo(Reason.PROJECT);
      keelson.workQueue().renew(begun, Duration.ofMinutes(5));
    }
    fixture.expire(begun);
    assertThat(keelson.workQueue().claim(agents.everywhere().upTo(9))).isEmpty();
    shop.project().workItems().update(begun.workItemId(), its -> its.withAssignedAgentId(null));
    keelson.projects().update(shop.id(), Project::activated);
    assertThat(shop.claim(agent, 9)).hasSize(2);
  }

  @Test
  final void work_that_ends_in_a_paused_project_ends_and_nothing_is_claimed_there() {
    Lease begun = shop.claimed().lease();
    shop.item();
    keelson.projects().update(shop.id(), Project::paused);
    ClaimRequest next = ClaimRequest.by(begun.holder()).in(shop.id());
    assertThat(keelson.workQueue().completeAndClaim(begun, Outcome.success(), next)).isEmpty();
    assertThat(shop.states(begun.workItemId())).endsWith("completed");
  }

  @Test
  final void a_project_has_no_more_under_lease_than_it_may() {
    keelson.projects().update(shop.id(), project -> project.withMaxConcurrency(2));
    TestWorld other = shop.elsewhere();
    items(shop, 5);
    items(other, 5);
    Agent agent = shop.agent();
    List<Claim> first = shop.claim(agent, 9);
    assertThat(first).hasSize(2);
    WorkItem more = shop.item();
    assertThat(refused(LeaseRequest.on(shop.id(), more.id(), agent.id())))
        .isEqualTo(Reason.PROJECT);
    assertThat(keelson.workQueue().claim(ClaimRequest.by(agent.id()).everywhere().upTo(9)))
        .extracting(claim -> claim.item().projectId())
        .hasSize(5)
        .containsOnly(other.id());
    ClaimRequest next = ClaimRequest.by(agent.id()).in(shop.id()).upTo(9);
    assertThat(
            keelson.workQueue().completeAndClaim(first.getFirst().lease(), Outcome.success(), next))
        .hasSize(1);
    fixture.expire(first.getLast().lease());
    assertThat(keelson.workQueue().claim(ClaimRequest.by(agent.id()).everywhere().upTo(9)))
        .hasSize(1);
    assertThat(shop.claim(agent, 9)).isEmpty();
  }

  @Test
  final void an_agents_limit_holds_over_the_projects_that_take_turns() {
    Agent agent = keelson.agents().insert(Agents.coder().withMaxConcurrency(3));
    TestWorld other = shop.elsewhere();
    items(shop, 5);
    items(other, 5);
    ClaimRequest request = ClaimRequest.by(agent.id()).everywhere().upTo(9);
    assertThat(keelson.workQueue().claim(request)).hasSize(3);
    assertThat(keelson.workQueue().claim(request)).isEmpty();
  }

  @Test
  final void a_request_names_a_project_or_says_everywhere() {
    ClaimRequest.By agents = ClaimRequest.by(shop.agent().id());
    refuses("claimRequest.where", () -> agents.in());
    refuses("claimRequest.where", () -> agents.in(List.of()));
    refuses(
        "claimRequest.where",
        () -> ClaimRequest.builder().from(agents.everywhere()).where(new Scope.Shared()).build());
  }

  private Reason refused(LeaseRequest request) {
    List<LeaseRefusedException> refused = new ArrayList<>();
    assertThatExceptionOfType(LeaseRefusedException.class)
        .isThrownBy(() -> keelson.workQueue().lease(request))
        .satisfies(refused::add);
    return refused.getFirst().reason();
  }

  private static void items(TestWorld world, int count) {
    for (int i = 0; i < count; i++) {
      world.item();
    }
  }

  private static void refuses(String field, ThrowableAssert.ThrowingCallable call) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.field()).isEqualTo(field));
  }
}
