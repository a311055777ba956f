// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.agent.Agent;
import dev.keelson.core.RetryPolicy;
import dev.keelson.core.StatusReason;
import dev.keelson.journal.JournalEntry;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work that waits for a time, is tried again, and at last fails. */
public abstract class RetrySuite extends Suite {

  private static final StatusReason FLAKY = new StatusReason("flaky");
  private static final RetryPolicy THRICE =
      new RetryPolicy(3, Duration.ofSeconds(10), Duration.ofMinutes(1));

  @Test
  final void what_is_delayed_is_claimed_once_it_is_available_and_not_before() {
    Agent agent = shop.agent();
    Instant later = shop.now().plus(Duration.ofHours(1));
    WorkItem item =
        insert(WorkItems.pending(shop.id()).withPriority(WorkItem.HIGH).withAvailableAt(later));
    WorkItem other = shop.item(WorkItem.LOW);
    ClaimRequest everywhere = ClaimRequest.by(agent.id()).everywhere().upTo(9);
    assertThat(shop.claim(agent, 9)).extracting(its -> its.item().id()).containsExactly(other.id());
    fixture.advance(Duration.ofMinutes(59));
    assertThat(keelson.workQueue().claim(everywhere)).noneMatch(isOf(item));
    fixture.advance(Duration.ofMinutes(2));
    assertThat(keelson.workQueue().claim(everywhere)).anyMatch(isOf(item));
  }

  @Test
  final void a_person_may_start_what_is_delayed() {
    WorkItem item =
        insert(WorkItems.pending(shop.id()).withAvailableAt(shop.now().plus(Duration.ofHours(1))));
    Lease lease =
        keelson.workQueue().lease(LeaseRequest.on(shop.id(), item.id(), shop.agent().id()));
    assertThat(lease.subject()).isEqualTo(item.id());
  }

  @Test
  final void an_attempt_that_failed_is_made_again_after_a_wait_that_doubles() {
    WorkItem item = insert(WorkItems.pending(shop.id()).withRetry(THRICE));
    for (int attempt = 1; attempt <= 2; attempt++) {
      WorkItem waiting = keelson.workQueue().complete(claim().lease(), Outcome.retry(FLAKY));
      assertThat(waiting.status()).isEqualTo(WorkItemStatus.PENDING);
      assertThat(waiting.statusReason()).isEqualTo(FLAKY);
      assertThat(waiting.lock()).isNull();
      assertThat(waiting.attempt()).as("attempt").isEqualTo(attempt);
      Duration longest = Duration.ofSeconds(10L * attempt);
      assertThat(wait(waiting))
          .isBetween(longest.dividedBy(2).minusMillis(500), longest.plusMillis(500));
      assertThat(shop.claim(shop.agent(), 9)).isEmpty();
      fixture.advance(longest);
    }
    WorkItem failed = keelson.workQueue().complete(claim().lease(), Outcome.retry(FLAKY));
    assertThat(failed.status()).isEqualTo(WorkItemStatus.FAILED);
    assertThat(failed.statusReason()).isEqualTo(StatusReason.ATTEMPTS_EXHAUSTED);
    assertThat(failed.finishedAt()).as("finishedAt").isNotNull();
    assertThat(shop.states(item.id()))
        .containsExactly(
            "pending", "in_progress", "pending", "in_progress", "pending", "in_progress", "failed");
  }

  @Test
  final void an_outcome_may_say_how_long_the_next_attempt_waits() {
    insert(WorkItems.pending(shop.id()).withRetry(THRICE));
    Duration after = Duration.ofHours(7);
    WorkItem waiting = keelson.workQueue().complete(claim().lease(), Outcome.retry(FLAKY, after));
    assertThat(wait(waiting)).isBetween(after.minusSeconds(1), after.plusSeconds(1));
    fixture.advance(after.minusMinutes(1));
    assertThat(shop.claim(shop.agent(), 1)).isEmpty();
    fixture.advance(Duration.ofMinutes(2));
    assertThat(shop.claim(shop.agent(), 1)).hasSize(1);
  }

  @Test
  final void many_attempts_end_alike_and_those_that_were_the_last_fail() {
    insert(WorkItems.pending(shop.id()).withRetry(RetryPolicy.NONE));
    insert(WorkItems.pending(shop.id()).withRetry(THRICE));
    List<Lease> leases = shop.claim(shop.agent(), 2).stream().map(Claim::lease).toList();
    assertThat(keelson.workQueue().completeAll(leases, Outcome.retry(FLAKY))).hasSize(2);
    assertThat(leases)
        .extracting(lease -> shop.project().workItems().get(lease.workItemId()).status())
        .containsExactlyInAnyOrder(WorkItemStatus.FAILED, WorkItemStatus.PENDING);
  }

  @Test
  final void who_asks_for_a_retry_may_claim_the_next_in_the_same_call() {
    WorkItem next = shop.item(WorkItem.LOW);
    insert(WorkItems.pending(shop.id()).withRetry(THRICE));
    Lease lease = claim().lease();
    ClaimRequest request = ClaimRequest.by(lease.holder()).in(shop.id()).upTo(9);
    assertThat(keelson.workQueue().completeAndClaim(lease, Outcome.retry(FLAKY), request))
        .extracting(its -> its.item().id())
        .containsExactly(next.id());
    assertThat(shop.states(lease.workItemId())).endsWith("pending");
  }

  @Test
  final void what_kills_each_worker_does_not_go_round_for_ever() {
    WorkItem poison = insert(WorkItems.pending(shop.id()).withRetry(THRICE));
    for (int attempt = 1; attempt <= 3; attempt++) {
      fixture.expire(claim().lease());
    }
    assertThat(shop.claim(shop.agent(), 9)).isEmpty();
    WorkItem failed = shop.project().workItems().get(poison.id());
    assertThat(failed.status()).isEqualTo(WorkItemStatus.FAILED);
    assertThat(failed.statusReason()).isEqualTo(StatusReason.ATTEMPTS_EXHAUSTED);
    assertThat(failed.attempt()).as("attempt").isEqualTo(3);
    assertThat(failed.lock()).isNull();
    assertThat(shop.history(poison.id()))
        .last()
        .extracting(JournalEntry::reason)
        .isEqualTo(StatusReason.ATTEMPTS_EXHAUSTED);
  }

  @Test
  final void what_has_failed_for_good_hides_nothing_behind_it() {
    insert(WorkItems.pending(shop.id()).withRetry(RetryPolicy.NONE));
    fixture.expire(claim().lease());
    WorkItem other = shop.item(WorkItem.LOW);
    assertThat(shop.claim(shop.agent(), 1))
        .extracting(its -> its.item().id())
        .containsExactly(other.id());
  }

  @Test
  final void a_person_may_try_again_what_has_failed_for_good() {
    insert(WorkItems.pending(shop.id()).withRetry(RetryPolicy.NONE));
    WorkItem failed = keelson.workQueue().complete(claim().lease(), Outcome.retry(FLAKY));
    shop.project().workItems().update(failed.id(), item -> item.requeued(FLAKY));
    assertThat(claim().item().attempt()).as("attempt").isEqualTo(2);
  }

  @Test
  final void what_failed_together_does_not_come_back_together() {
    List<Duration> waits = new ArrayList<>();
    IntStream.range(0, 20).forEach(i -> insert(WorkItems.pending(shop.id())));
    shop.claim(shop.agent(), 20)
        .forEach(claim ->
            waits.add(wait(keelson.workQueue().complete(claim.lease(), Outcome.retry(FLAKY)))));
    assertThat(waits.stream().map(Duration::toMillis).distinct()).hasSizeGreaterThan(5);
  }

  private WorkItem insert(WorkItem item) {
    return shop.project().workItems().insert(item);
  }

  private Claim claim() {
    return shop.claim(shop.agent(), 1).getFirst();
  }

  private static Predicate<Claim> isOf(WorkItem item) {
    return claim -> claim.item().id().equals(item.id());
  }

  /** The time from the end of an attempt to the next one. */
  private static Duration wait(WorkItem waiting) {
    return Duration.between(
        waiting.audit().updatedAt(), Objects.requireNonNull(waiting.availableAt(), "availableAt"));
  }
}
