// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.journal.JournalEntry;
import dev.keelson.spi.Claims;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@Needs(Part.WORK)
public abstract class ClaimSuite extends Suite {

  @Test
  @Proves({"R001-40", "R001-61"})
  final void gives_the_most_urgent_first_and_within_a_priority_the_one_made_first() {
    WorkItem low = shop.item(WorkItem.LOW);
    WorkItem medium = shop.item(WorkItem.MEDIUM);
    WorkItem critical = shop.item(WorkItem.CRITICAL);
    WorkItem high = shop.item(WorkItem.HIGH);
    WorkItem alsoHigh = shop.item(WorkItem.HIGH);
    Agent agent = shop.agent();
    assertThat(ids(shop.claim(agent, 2))).containsExactly(critical.id(), high.id());
    assertThat(ids(shop.claim(agent, 9))).containsExactly(alsoHigh.id(), medium.id(), low.id());
    assertThat(shop.claim(agent, 1)).isEmpty();
  }

  @Test
  @Proves({"R001-42", "R001-43", "R001-60"})
  final void locks_what_it_gives() {
    WorkItem item = shop.item();
    Agent agent = shop.agent();
    Duration length = Duration.ofMinutes(7);
    Claim claim =
        keelson
            .actingAs(ANA)
            .workQueue()
            .claim(ClaimRequest.by(agent.id()).everywhere().leasedFor(length))
            .getFirst();
    WorkItem claimed = claim.item();
    assertThat(claimed.status()).isEqualTo(WorkItemStatus.IN_PROGRESS);
    assertThat(claimed.lockedByAgentId()).isEqualTo(agent.id());
    assertThat(claimed.lockedAt()).as("lockedAt").isNotNull();
    assertThat(claimed.leaseUntil()).isEqualTo(requireNonNull(claimed.lockedAt()).plus(length));
    assertThat(claimed.leaseToken()).as("leaseToken").isEqualTo(1);
    assertThat(claimed.attempt()).as("attempt").isEqualTo(1);
    assertThat(claimed.version()).isEqualTo(item.version() + 1);
    assertThat(claimed.audit().updatedBy()).isEqualTo(ANA);
    assertThat(claimed.title()).isEqualTo(item.title());
    assertThat(claim.lease()).isEqualTo(Claims.of(claimed).lease());
    assertThat(shop.project().workItems().get(item.id())).isEqualTo(claimed);
    assertThat(all(page -> shop.project().workItems().findByHolder(agent.id(), page)))
        .containsExactly(claimed);
  }

  @Test
  final void a_claim_is_a_move_in_the_journal() {
    WorkItemId item = shop.actingAs(ANA).item().id();
    Agent agent = shop.agent();
    shop.actingAs(BEN).claim(agent, 1);
    assertThat(shop.states(item)).containsExactly("pending", "in_progress");
    assertThat(shop.history(item)).map(JournalEntry::actor).containsExactly(ANA, BEN);
  }

  @Test
  @Proves({"R001-54"})
  final void gives_only_what_is_pending_or_whose_lease_ran_out() {
    WorkItem made = WorkItems.pending(shop.id());
    for (WorkItem item :
        List.of(
            made.started(),
            made.started().submitted(),
            made.started().completed(Made.NOW),
            made.started().failed(StatusReason.TIMED_OUT, Made.NOW),
            made.cancelled(StatusReason.SUPERSEDED, Made.NOW))) {
      shop.project().workItems().insert(item.withId(WorkItemId.next()).withAttempt(0));
    }
    shop.item();
    shop.claim(shop.agent(), 1);
    assertThat(shop.claim(shop.agent(), 200)).isEmpty();
  }

  @Test
  final void why_an_item_waited_is_forgotten_when_it_is_claimed() {
    WorkItem item = shop.item();
    shop.project().workItems().update(item.id(), WorkItem::started);
    shop.project().workItems().update(item.id(), i -> i.requeued(StatusReason.KILLED));
    WorkItem claimed = shop.claim(shop.agent(), 1).getFirst().item();
    assertThat(claimed.statusReason()).isNull();
    assertThat(claimed.attempt()).as("attempt").isEqualTo(2);
  }

  @Test
  @Proves({"R001-41", "R001-52"})
  final void gives_what_is_assigned_to_its_agent_only() {
    Agent assigned = shop.agent();
    WorkItem item =
        shop.project()
            .workItems()
            .insert(WorkItems.pending(shop.id()).withAssignedAgentId(assigned.id()));
    WorkItem anybodys = shop.item(WorkItem.LOW);
    assertThat(ids(shop.claim(shop.agent(), 2))).containsExactly(anybodys.id());
    Lease lease = shop.claim(assigned, 2).getFirst().lease();
    assertThat(lease.workItemId()).isEqualTo(item.id());
    fixture.expire(lease);
    assertThat(ids(shop.claim(shop.agent(), 2))).doesNotContain(item.id());
  }

  @Test
  final void claims_from_all_projects_or_from_those_that_are_named() {
    WorkItem ours = shop.item();
    TestWorld second = shop.elsewhere();
    WorkItem theirs = second.item();
    TestWorld third = shop.elsewhere();
    WorkItem others = third.item();
    Agent agent = shop.agent();
    ClaimRequest.By agents = ClaimRequest.by(agent.id());
    assertThat(ids(keelson.workQueue().claim(agents.in(second.id()).upTo(10))))
        .containsExactly(theirs.id());
    keelson.workQueue().release(Claims.of(second.project().workItems().get(theirs.id())).lease());
    assertThat(ids(keelson.workQueue().claim(agents.in(second.id(), shop.id()).upTo(10))))
        .containsExactlyInAnyOrder(ours.id(), theirs.id());
    assertThat(ids(keelson.workQueue().claim(agents.everywhere().upTo(10))))
        .containsExactly(others.id());
  }

  @Test
  @Proves("R001-27")
  final void gives_nothing_to_an_agent_that_is_disabled() {
    shop.item();
    Agent agent = keelson.agents().insert(Agents.tireless().withEnabled(false));
    assertThat(shop.claim(agent, 1)).isEmpty();
    keelson.agents().update(agent.id(), a -> a.withEnabled(true));
    assertThat(shop.claim(agent, 1)).hasSize(1);
  }

  @Test
  final void refuses_an_agent_that_is_not_stored() {
    shop.item();
    AgentId nobody = AgentId.next();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> keelson.workQueue().claim(ClaimRequest.by(nobody).everywhere()))
        .satisfies(e -> assertThat(e.id()).isEqualTo(nobody));
  }

  @Test
  @Proves("R001-26")
  final void gives_an_agent_no_more_than_it_may_hold_over_all_projects() {
    Agent agent = keelson.agents().insert(Agents.coder().withMaxConcurrency(3));
    TestWorld elsewhere = shop.elsewhere();
    for (int i = 0; i < 3; i++) {
      shop.item();
      elsewhere.item();
    }
    List<Claim> first = shop.claim(agent, 2);
    assertThat(first).hasSize(2);
    assertThat(elsewhere.claim(agent, 9)).hasSize(1);
    assertThat(shop.claim(agent, 9)).isEmpty();
    keelson.workQueue().complete(first.getFirst().lease(), Outcome.success());
    assertThat(elsewhere.claim(agent, 9)).hasSize(1);
    keelson.workQueue().release(first.getLast().lease());
    keelson.agents().update(agent.id(), a -> a.withMaxConcurrency(1));
    assertThat(shop.claim(agent, 9)).isEmpty();
  }

  @Test
  final void what_ran_out_no_longer_counts_as_held() {
    Agent agent = keelson.agents().insert(Agents.coder());
    WorkItem item = shop.item();
    fixture.expire(shop.claim(agent, 1).getFirst().lease());
    shop.item(WorkItem.LOW);
    assertThat(ids(shop.claim(agent, 9))).containsExactly(item.id());
    assertThat(shop.claim(agent, 9)).isEmpty();
  }

  @Test
  final void gives_an_item_again_when_its_lease_ran_out() {
    shop.item();
    Lease lost = shop.claim(shop.agent(), 1).getFirst().lease();
    Agent next = shop.agent();
    assertThat(shop.claim(next, 1)).as("before it ran out").isEmpty();
    fixture.expire(lost);
    Claim again = shop.actingAs(BEN).claim(next, 1).getFirst();
    assertThat(again.item().id()).isEqualTo(lost.workItemId());
    assertThat(again.lease().holder()).isEqualTo(next.id());
    assertThat(again.lease().token()).as("token").isEqualTo(2);
    assertThat(again.item().attempt()).as("attempt").isEqualTo(2);
    assertThat(again.item().statusReason())
        .as("the status reason of a reclaimed item: only its journal says lease_lost")
        .isNull();
    assertThat(shop.states(lost.workItemId()))
        .containsExactly("pending", "in_progress", "in_progress");
    JournalEntry reclaim = shop.history(lost.workItemId()).getLast();
    assertThat(reclaim.fromState()).isEqualTo("in_progress");
    assertThat(reclaim.reason()).isEqualTo(StatusReason.LEASE_LOST);
    assertThat(reclaim.actor()).isEqualTo(BEN);
    assertThat(reclaim.version()).isEqualTo(again.item().version());
  }

  @Test
  final void what_ran_out_keeps_its_place_among_what_waits() {
    Agent agent = shop.agent();
    WorkItem high = shop.item(WorkItem.HIGH);
    Lease lost = shop.claim(agent, 1).getFirst().lease();
    WorkItem critical = shop.item(WorkItem.CRITICAL);
    WorkItem low = shop.item(WorkItem.LOW);
    fixture.expire(lost);
    assertThat(ids(shop.claim(agent, 9))).containsExactly(critical.id(), high.id(), low.id());
  }

  @Test
  final void the_same_agent_that_claims_again_has_another_lease() {
    Agent agent = shop.agent();
    Lease first = shop.claimedBy(agent).lease();
    fixture.expire(first);
    Lease second = shop.claim(agent, 1).getFirst().lease();
    assertThat(second.workItemId()).isEqualTo(first.workItemId());
    assertThat(second.token()).isEqualTo(first.token() + 1);
  }

  static List<WorkItemId> ids(List<Claim> claims) {
    return claims.stream().map(claim -> claim.item().id()).toList();
  }
}
