// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.agent.Agent;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.query.EntityType;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.LinkSuite;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemDependency;
import dev.keelson.work.WorkItemDependencyId;
import dev.keelson.work.WorkItemDependencyRepository;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Needs(Part.WORK)
public abstract class DependencySuite extends LinkSuite<WorkItemDependency, WorkItemDependencyId> {

  @Override
  protected EntityType<WorkItemDependency, WorkItemDependencyId> type() {
    return WorkItemDependency.TYPE;
  }

  @Override
  protected WorkItemDependencyRepository repository(TestWorld world) {
    return world.project().dependencies();
  }

  @Override
  protected boolean delete(TestWorld world, WorkItemDependencyId id) {
    return repository(world).delete(id);
  }

  @Override
  protected WorkItemDependency link(TestWorld world) {
    return between(world, world.item(), world.item());
  }

  @Override
  protected WorkItemDependency again(WorkItemDependency link) {
    return link.withId(WorkItemDependencyId.next());
  }

  @Override
  protected WorkItemDependency movedTo(WorkItemDependency link, ProjectId project) {
    return link.withProjectId(project);
  }

  @Override
  protected List<Pointer<WorkItemDependency, ?>> pointers() {
    return List.of(
        new Pointer<>(
            "blocked_id",
            WorkItemId.next(),
            world -> world.item().id(),
            WorkItemDependency::withBlockedId),
        new Pointer<>(
            "blocker_id",
            WorkItemId.next(),
            world -> world.item().id(),
            WorkItemDependency::withBlockerId));
  }

  @Test
  final void an_item_is_claimed_only_when_all_that_it_waits_for_is_completed() {
    Agent agent = shop.agent();
    WorkItem first = shop.item();
    WorkItem second = shop.item();
    WorkItem last = shop.item(WorkItem.CRITICAL);
    waits(last, first);
    waits(last, second);
    List<Claim> claims = shop.claim(agent, 10);
    assertThat(claims).map(claim -> claim.item().id()).containsExactly(first.id(), second.id());
    keelson.workQueue().complete(claims.getFirst().lease(), Outcome.success());
    assertThat(shop.claim(agent, 10)).isEmpty();
    keelson.workQueue().complete(claims.getLast().lease(), Outcome.success());
    assertThat(shop.claim(agent, 10)).map(claim -> claim.item().id()).containsExactly(last.id());
  }

  @Test
  final void a_claim_over_all_projects_or_several_waits_as_well() {
    Agent agent = shop.agent();
    WorkItem blocker = shop.item();
    waits(shop.item(WorkItem.CRITICAL), blocker);
    ClaimRequest.By agents = ClaimRequest.by(agent.id());
    TestWorld elsewhere = shop.elsewhere();
    assertThat(keelson.workQueue().claim(agents.in(shop.id(), elsewhere.id()).upTo(10)))
        .map(claim -> claim.item().id())
        .containsExactly(blocker.id());
    assertThat(keelson.workQueue().claim(agents.everywhere().upTo(10))).isEmpty();
  }

  @Test
  final void whoever_completes_the_blocker_may_claim_what_waited_in_the_same_call() {
    Agent agent = shop.agent();
    WorkItem blocker = shop.item();
    WorkItem blocked = shop.item();
    waits(blocked, blocker);
    Claim claim = shop.claim(agent, 1).getFirst();
    ClaimRequest next = ClaimRequest.by(agent.id()).in(shop.id());
    assertThat(keelson.workQueue().completeAndClaim(claim.lease(), Outcome.success(), next))
        .map(claimed -> claimed.item().id())
        .containsExactly(blocked.id());
  }

  @Test
  final void whoever_fails_the_blocker_claims_nothing_that_waits_for_it() {
    Agent agent = shop.agent();
    WorkItem blocker = shop.item();
    waits(shop.item(), blocker);
    Claim claim = shop.claim(agent, 1).getFirst();
    ClaimRequest next = ClaimRequest.by(agent.id()).in(shop.id());
    Outcome failure = Outcome.failure(StatusReason.TIMED_OUT);
    assertThat(keelson.workQueue().completeAndClaim(claim.lease(), failure, next)).isEmpty();
  }

  @Test
  final void an_item_whose_lease_ran_out_waits_for_what_was_added_meanwhile() {
    Claim claim = shop.claimed();
    WorkItem blocker = shop.item();
    shop.project().workItems().update(claim.item().id(), item -> item.withAssignedAgentId(null));
    waits(claim.item(), blocker);
    fixture.expire(claim.lease());
    assertThat(shop.claim(shop.agent(), 10))
        .map(claimed -> claimed.item().id())
        .containsExactly(blocker.id());
  }

  @Test
  final void an_item_may_be_claimed_when_its_dependency_is_taken_away() {
    WorkItem blocked = shop.item(WorkItem.CRITICAL);
    WorkItemDependency link = waits(blocked, shop.item());
    repository(shop).delete(link.id());
    assertThat(shop.claim(shop.agent(), 1))
        .map(claim -> claim.item().id())
        .containsExactly(blocked.id());
  }

  @Test
  final void what_waits_for_something_that_failed_or_was_cancelled_is_found() {
    WorkItem failed = shop.item();
    WorkItem cancelled = shop.item();
    WorkItem open = shop.item();
    WorkItem blocked = shop.item();
    WorkItemDependency onFailed = waits(blocked, failed);
    WorkItemDependency onCancelled = waits(blocked, cancelled);
    waits(blocked, open);
    assertThat(all(repository(shop)::findBroken)).isEmpty();
    shop.project().workItems().update(failed.id(), WorkItem::started);
    shop.project().workItems().update(failed.id(), i -> i.failed(StatusReason.TIMED_OUT, Made.NOW));
    shop.project()
        .workItems()
        .update(cancelled.id(), i -> i.cancelled(StatusReason.SUPERSEDED, Made.NOW));
    assertThat(all(repository(shop)::findBroken)).containsExactly(onFailed, onCancelled);
    assertThat(shop.claim(shop.agent(), 10))
        .map(claim -> claim.item().id())
        .containsExactly(open.id());
    shop.project()
        .workItems()
        .update(blocked.id(), i -> i.cancelled(StatusReason.SUPERSEDED, Made.NOW));
    assertThat(all(repository(shop)::findBroken)).isEmpty();
  }

  @Test
  final void refuses_a_cycle_of_any_length() {
    List<WorkItem> items = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      items.add(shop.item());
    }
    for (int i = 1; i < items.size(); i++) {
      waits(items.get(i), items.get(i - 1));
    }
    for (int i = 1; i < items.size(); i++) {
      WorkItemDependency closing = between(shop, items.getFirst(), items.get(i));
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> repository(shop).insert(closing))
          .satisfies(e -> assertThat(e.field()).isEqualTo("workItemDependency.blockerId"))
          .withMessageContaining("take a dependency of the cycle away");
      assertThat(repository(shop).find(closing.id())).isEmpty();
    }
    waits(items.getLast(), items.getFirst());
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> between(shop, items.getFirst(), items.getFirst()));
  }

  @Test
  final void that_an_id_is_taken_is_reported_before_a_cycle() {
    WorkItem first = shop.item();
    WorkItem second = shop.item();
    WorkItemDependency stored = waits(first, second);
    WorkItemDependency closing = between(shop, second, first).withId(stored.id());
    assertThatExceptionOfType(AlreadyExistsException.class)
        .as("inserting a dependency that closes a cycle, under the id of another one")
        .isThrownBy(() -> repository(shop).insert(closing))
        .satisfies(e -> assertThat(e.key()).isEqualTo("id"));
    assertThat(repository(shop).find(stored.id())).contains(stored);
  }

  @Test
  final void refuses_a_cycle_whose_parts_are_stored_at_once() {
    List<WorkItem> ring = new ArrayList<>();
    for (int i = 0; i < Race.RUNNERS; i++) {
      ring.add(shop.item());
    }
    List<Result<WorkItemDependency>> results =
        Race.run(
            fixture,
            (store, i) ->
                repository(shop.through(store))
                    .insert(between(shop, ring.get(i), ring.get((i + 1) % Race.RUNNERS))));
    assertThat(Result.values(results)).hasSize(Race.RUNNERS - 1);
    assertThat(Result.refusals(results)).hasOnlyElementsOfType(InvalidValueException.class);
  }

  private WorkItemDependency waits(WorkItem blocked, WorkItem blocker) {
    return repository(shop).insert(between(shop, blocked, blocker));
  }

  private static WorkItemDependency between(TestWorld world, WorkItem blocked, WorkItem blocker) {
    return WorkItemDependency.of(world.id(), blocked.id(), blocker.id(), Made.NOW);
  }
}
