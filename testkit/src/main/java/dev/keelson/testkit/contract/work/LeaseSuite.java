// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.core.StaleVersionException;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.journal.JournalEntry;
import dev.keelson.spi.Claims;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Secrets;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import dev.keelson.work.WorkQueue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Needs(Part.WORK)
public abstract class LeaseSuite extends Suite {

  @Test
  @Proves("R001-54")
  final void completing_ends_the_work_as_the_outcome_says_and_frees_the_lease() {
    for (Outcome outcome :
        List.of(Outcome.success(), Outcome.review(), Outcome.failure(StatusReason.TIMED_OUT))) {
      Claim claim = shop.claimed();
      WorkItem ended =
          shop.holding(claim.lease()).keelson().workQueue().complete(claim.lease(), outcome);
      assertThat(ended.status()).isEqualTo(outcome.status());
      assertThat(ended.statusReason()).isEqualTo(outcome.reason());
      assertThat(ended.finishedAt() == null).isEqualTo(outcome.equals(Outcome.review()));
      assertUnlocked(ended);
      assertThat(ended.version()).isEqualTo(claim.item().version() + 1);
      assertThat(ended.attempt()).as("attempt").isEqualTo(1);
      assertThat(shop.project().workItems().get(ended.id())).isEqualTo(ended);
      JournalEntry last = shop.history(ended.id()).getLast();
      assertThat(last.toState()).isEqualTo(outcome.status().wireName());
      assertThat(last.reason()).isEqualTo(outcome.reason());
      assertThat(last.actor()).isEqualTo(claim.lease().holder().actor());
    }
  }

  @Test
  final void a_lease_that_ran_out_still_serves_until_somebody_else_claims() {
    Lease first = shop.claimed().lease();
    fixture.expire(first);
    assertThat(queue().complete(first, Outcome.success()).status())
        .isEqualTo(WorkItemStatus.COMPLETED);
    Lease second = shop.claimed().lease();
    fixture.expire(second);
    queue().release(second);
    assertThat(shop.project().workItems().get(second.workItemId()).status())
        .isEqualTo(WorkItemStatus.PENDING);
  }

  @Test
  final void releasing_gives_the_item_back_to_the_next_claim() {
    Agent agent = shop.agent();
    WorkItem item = shop.item();
    Lease lease = shop.claim(agent, 1).getFirst().lease();
    shop.holding(lease).keelson().workQueue().release(lease);
    WorkItem released = shop.project().workItems().get(lease.workItemId());
    assertThat(released.status()).isEqualTo(WorkItemStatus.PENDING);
    assertThat(released.statusReason()).isEqualTo(StatusReason.RELEASED);
    assertThat(released.audit().updatedBy()).isEqualTo(agent.id().actor());
    assertUnlocked(released);
    assertThat(shop.project().workItems().get(item.id())).isEqualTo(released);
    assertThat(shop.history(item.id()).getLast().reason()).isEqualTo(StatusReason.RELEASED);
    Claim again = shop.claim(shop.agent(), 1).getFirst();
    assertThat(again.lease().token()).as("token").isEqualTo(2);
    assertThat(again.item().attempt()).as("attempt").isEqualTo(2);
    assertThat(again.item().statusReason()).isNull();
  }

  @Test
  final void renewing_lets_a_lease_last_from_now() {
    Lease lease = shop.claimed().lease();
    Lease longer = queue().renew(lease, Duration.ofHours(3));
    assertThat(longer.until()).isAfter(lease.until());
    assertThat(longer.token()).isEqualTo(lease.token());
    Lease shorter = queue().renew(longer, Duration.ofMinutes(1));
    assertThat(shorter.until()).isBefore(lease.until());
    WorkItem item = shop.project().workItems().get(lease.workItemId());
    assertThat(Claims.of(item).lease()).isEqualTo(shorter);
    assertThat(shop.states(lease.workItemId())).containsExactly("pending", "in_progress");
    assertThat(queue().complete(lease, Outcome.success()).status())
        .as("the old form of the lease is valid too")
        .isEqualTo(WorkItemStatus.COMPLETED);
  }

  @Test
  final void renewing_revives_what_ran_out_and_nobody_claimed() {
    WorkItem item = shop.item();
    Lease lease = shop.claim(shop.agent(), 1).getFirst().lease();
    fixture.expire(lease);
    Lease revived = queue().renew(lease, Duration.ofMinutes(5));
    assertThat(revived.token()).isEqualTo(lease.token());
    assertThat(shop.claim(shop.agent(), 1)).isEmpty();
    assertThat(shop.project().workItems().get(item.id()).leaseToken())
        .as("leaseToken")
        .isEqualTo(1);
  }

  @Test
  final void renewing_many_tells_which_it_renewed() {
    Lease lost = shop.taken(shop.claimed().lease(), fixture);
    Lease done = shop.claimed().lease();
    queue().complete(done, Outcome.success());
    Lease ours = shop.claimed().lease();
    Lease theirs = shop.elsewhere().claimed().lease();
    List<Lease> held = queue().renewAll(List.of(lost, ours, done, theirs), Duration.ofHours(1));
    assertThat(held)
        .map(Lease::workItemId)
        .containsExactlyInAnyOrder(ours.workItemId(), theirs.workItemId());
    assertThat(held).allSatisfy(lease -> assertThat(lease.until()).isAfter(ours.until()));
    assertThat(queue().renewAll(List.of(), Duration.ofHours(1))).isEmpty();
  }

  @Test
  final void completing_many_tells_which_it_ended() {
    Lease lost = shop.taken(shop.claimed().lease(), fixture);
    WorkItem taken = shop.project().workItems().get(lost.workItemId());
    Lease ours = shop.claimed().lease();
    Lease theirs = shop.elsewhere().claimed().lease();
    assertThat(queue().completeAll(List.of(ours, lost, theirs), Outcome.success()))
        .containsExactly(ours, theirs);
    assertThat(shop.states(ours.workItemId())).last().isEqualTo("completed");
    assertThat(keelson.project(theirs.projectId()).workItems().get(theirs.workItemId()).status())
        .isEqualTo(WorkItemStatus.COMPLETED);
    assertThat(shop.project().workItems().get(lost.workItemId())).isEqualTo(taken);
    assertThat(queue().completeAll(List.of(ours, lost), Outcome.success()))
        .as("asked again after a lost answer")
        .containsExactly(ours);
    assertThat(queue().completeAll(List.of(ours), Outcome.review())).isEmpty();
    assertThat(queue().completeAll(List.of(), Outcome.success())).isEmpty();
  }

  @Test
  final void of_two_forms_of_a_lease_both_hold_and_one_is_used() {
    Lease lease = shop.claimed().lease();
    Lease renewed = queue().renew(lease, Duration.ofHours(1));
    List<Lease> forms = List.of(lease, renewed);
    long before = shop.project().workItems().get(lease.workItemId()).version();
    List<Lease> held = queue().renewAll(forms, Duration.ofHours(2));
    assertThat(held).hasSize(2).allSatisfy(it -> assertThat(it).isEqualTo(held.getFirst()));
    assertThat(queue().completeAll(forms, Outcome.success())).isEqualTo(forms);
    assertThat(shop.project().workItems().get(lease.workItemId()).version()).isEqualTo(before + 2);
    assertThat(queue().completeAll(forms, Outcome.success())).isEqualTo(forms);
    assertThat(shop.project().workItems().get(lease.workItemId()).version()).isEqualTo(before + 2);
  }

  @Test
  final void completing_and_claiming_is_one_step() {
    Agent agent = keelson.agents().insert(Agents.coder());
    WorkItem first = shop.item();
    WorkItem second = shop.item();
    Lease lease = shop.claim(agent, 1).getFirst().lease();
    ClaimRequest next = ClaimRequest.by(agent.id()).everywhere();
    List<Claim> claims = queue().completeAndClaim(lease, Outcome.success(), next);
    assertThat(ClaimSuite.ids(claims)).as("within its limit of one").containsExactly(second.id());
    assertThat(shop.project().workItems().get(first.id()).status())
        .isEqualTo(WorkItemStatus.COMPLETED);
    assertThat(queue().completeAndClaim(claims.getFirst().lease(), Outcome.review(), next))
        .isEmpty();
    assertThat(shop.project().workItems().get(second.id()).status())
        .isEqualTo(WorkItemStatus.IN_REVIEW);
  }

  @Test
  final void nothing_is_claimed_when_what_was_to_be_completed_is_lost() {
    Lease lost = shop.taken(shop.claimed().lease(), fixture);
    WorkItem waiting = shop.item();
    ClaimRequest next = ClaimRequest.by(shop.agent().id()).everywhere();
    assertThatExceptionOfType(StaleLeaseException.class)
        .isThrownBy(() -> queue().completeAndClaim(lost, Outcome.success(), next));
    assertThat(shop.project().workItems().get(waiting.id())).isEqualTo(waiting);
  }

  @Test
  final void a_lost_lease_is_reported_before_a_missing_agent() {
    Lease lost = shop.taken(shop.claimed().lease(), fixture);
    ClaimRequest next = ClaimRequest.by(AgentId.next()).everywhere();
    assertThatExceptionOfType(StaleLeaseException.class)
        .as("ending work under a lost lease and claiming for an agent that is not stored")
        .isThrownBy(() -> queue().completeAndClaim(lost, Outcome.success(), next));
  }

  @Test
  final void nothing_is_completed_when_the_next_claim_is_refused() {
    Lease lease = shop.claimed().lease();
    shop.item();
    Map<String, List<?>> before = shop.everything();
    AgentId nobody = AgentId.next();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() ->
            queue()
                .completeAndClaim(lease, Outcome.success(), ClaimRequest.by(nobody).everywhere()))
        .satisfies(e -> assertThat(e.id()).isEqualTo(nobody));
    assertThat(shop.everything()).isEqualTo(before);
    assertThat(queue().complete(lease, Outcome.success()).status())
        .isEqualTo(WorkItemStatus.COMPLETED);
  }

  @Test
  final void the_work_of_an_agent_that_was_disabled_ends_and_nothing_is_claimed() {
    Agent agent = shop.agent();
    Lease lease = shop.claimedBy(agent).lease();
    WorkItem waiting = shop.item();
    keelson.agents().update(agent.id(), a -> a.withEnabled(false));
    ClaimRequest next = ClaimRequest.by(agent.id()).everywhere();
    assertThat(queue().completeAndClaim(lease, Outcome.success(), next)).isEmpty();
    assertThat(shop.states(lease.workItemId())).last().isEqualTo("completed");
    assertThat(shop.project().workItems().get(waiting.id())).isEqualTo(waiting);
  }

  @Test
  final void a_lease_of_what_is_not_stored_is_not_found() {
    Lease lease = shop.claimed().lease();
    Lease unknown = Lease.builder().from(lease).subject(WorkItemId.next()).build();
    Lease astray = Lease.builder().from(lease).projectId(shop.elsewhere().id()).build();
    for (Lease nowhere : List.of(unknown, astray)) {
      for (Runnable use :
          List.<Runnable>of(
              () -> queue().complete(nowhere, Outcome.success()),
              () -> queue().renew(nowhere, Duration.ofMinutes(1)),
              () -> queue().release(nowhere))) {
        assertThatExceptionOfType(NotFoundException.class)
            .isThrownBy(use::run)
            .satisfies(e -> assertThat(e.id()).isEqualTo(nowhere.workItemId()));
      }
    }
    assertThat(Claims.of(shop.project().workItems().get(lease.workItemId())).lease())
        .isEqualTo(lease);
  }

  @Test
  final void an_edit_of_a_claimed_item_keeps_its_lease() {
    WorkItem before = shop.item();
    Lease lease = shop.claim(shop.agent(), 1).getFirst().lease();
    assertThatExceptionOfType(StaleVersionException.class)
        .as("read before the claim")
        .isThrownBy(() -> shop.project().workItems().update(before.withTitle("Late")));
    shop.project().workItems().update(before.id(), item -> item.withTitle("Better"));
    WorkItem done = queue().complete(lease, Outcome.success());
    assertThat(done.title()).isEqualTo("Better");
  }

  @Test
  @Proves({"R000-03", "R003-04"})
  final void refuses_a_secret_in_the_reason() {
    Lease lease = shop.claimed().lease();
    WorkItem waiting = shop.item();
    Outcome leaking = Outcome.failure(new StatusReason(Secrets.SECRET));
    ClaimRequest next = ClaimRequest.by(shop.agent().id()).everywhere();
    Secrets.assertRefused("statusReason", () -> queue().complete(lease, leaking));
    Secrets.assertRefused("statusReason", () -> queue().completeAll(List.of(lease), leaking));
    Secrets.assertRefused("statusReason", () -> queue().completeAndClaim(lease, leaking, next));
    assertThat(shop.states(lease.workItemId())).containsExactly("pending", "in_progress");
    assertThat(shop.project().workItems().get(waiting.id())).isEqualTo(waiting);
  }

  @Test
  final void looks_for_a_secret_before_it_looks_at_the_lease() {
    Lease lost = shop.taken(shop.claimed().lease(), fixture);
    Outcome leaking = Outcome.failure(new StatusReason(Secrets.SECRET));
    ClaimRequest next = ClaimRequest.by(lost.holder()).everywhere();
    Secrets.assertRefused("statusReason", () -> queue().complete(lost, leaking));
    Secrets.assertRefused("statusReason", () -> queue().completeAll(List.of(lost), leaking));
    Secrets.assertRefused("statusReason", () -> queue().completeAndClaim(lost, leaking, next));
  }

  private WorkQueue queue() {
    return keelson.workQueue();
  }

  private static void assertUnlocked(WorkItem item) {
    assertThat(item)
        .extracting(WorkItem::lockedByAgentId, WorkItem::lockedAt, WorkItem::leaseUntil)
        .containsOnlyNulls();
  }
}
