// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.core.InvalidValueException;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.StoreTime;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a lease begins and ends, to the microsecond. */
@Needs(Part.WORK)
public abstract class LeaseTimeSuite extends Suite {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  final void it_holds_its_item_until_its_last_moment() {
    StoreTime.within(
        shop,
        time -> {
          TestWorld world = shop.elsewhere();
          Agent holder = keelson.agents().insert(Agents.coder()); // may hold one item
          world.item();
          claim(world, holder, time);
          assertThat(world.claim(shop.agent(), 1)).as("what others may claim").isEmpty();
          assertThat(heldNow(holder.id())).as("how many leases end in the future").isEqualTo(1);
          world.item();
          assertThat(world.claim(holder, 1)).as("what the holder may claim besides").isEmpty();
        });
  }

  @Test
  final void it_lets_go_of_its_item_at_its_last_moment() {
    Agent holder = keelson.agents().insert(Agents.coder());
    WorkItem first = shop.item();
    claim(shop, holder, HOUR);
    fixture.advance(HOUR);
    assertThat(heldNow(holder.id())).as("how many leases end in the future").isZero();
    WorkItem urgent = shop.item(WorkItem.CRITICAL);
    assertThat(ClaimSuite.ids(shop.claim(holder, 1)))
        .as("the holder has room again")
        .containsExactly(urgent.id());
    assertThat(ClaimSuite.ids(shop.claim(shop.agent(), 1)))
        .as("others get the item")
        .containsExactly(first.id());
  }

  @Test
  final void it_lasts_as_long_as_was_asked_and_no_microsecond_is_lost() {
    List<Instant> times = new ArrayList<>();
    for (int minutes = 1; minutes <= 4; minutes++) {
      Duration length = Duration.ofMinutes(minutes);
      Instant before = shop.now();
      shop.item();
      Claim claim = claim(shop, shop.agent(), length);
      Instant after = shop.now();
      Lease lease = claim.lease();
      Instant since = requireNonNull(claim.item().lockedAt());
      assertThat(since).isBetween(before, after);
      assertThat(lease.until()).isEqualTo(since.plus(length));
      assertStored(lease);
      times.add(lease.until());

      Duration longer = length.multipliedBy(3);
      Lease renewed = keelson.workQueue().renew(lease, longer);
      Lease again = keelson.workQueue().renewAll(List.of(renewed), longer).getFirst();
      assertStored(again);
      assertThat(renewed.until()).isAfterOrEqualTo(after.plus(longer));
      assertThat(again.until()).isBetween(renewed.until(), shop.now().plus(longer));
      times.addAll(List.of(renewed.until(), again.until()));
    }
    assertThat(times)
        .as("the digits of microseconds")
        .anyMatch(time -> !time.equals(time.truncatedTo(ChronoUnit.MILLIS)));
  }

  @Test
  final void it_lasts_whole_milliseconds() {
    shop.item();
    Claim claim = claim(shop, shop.agent(), Duration.ofNanos(3_000_999_999L));
    Instant since = requireNonNull(claim.item().lockedAt());
    assertThat(claim.lease().until()).isEqualTo(since.plusMillis(3000));
  }

  @Test
  final void it_is_renewed_for_no_longer_and_no_shorter_than_it_may_be_claimed_for() {
    Lease lease = shop.claimed().lease();
    Lease lost = shop.taken(shop.claimed().lease(), fixture);
    WorkItem before = shop.project().workItems().get(lease.workItemId());
    for (Duration length :
        List.of(
            Duration.ZERO,
            Duration.ofSeconds(-1),
            Duration.ofNanos(999_999),
            Duration.ofDays(7).plusNanos(1),
            Duration.ofSeconds(Long.MAX_VALUE))) {
      for (Runnable renewal :
          List.<Runnable>of(
              () -> keelson.workQueue().renew(lease, length),
              () -> keelson.workQueue().renew(lost, length),
              () -> keelson.workQueue().renewAll(List.of(lease), length),
              () -> keelson.workQueue().renewAll(List.of(), length))) {
        assertThatExceptionOfType(InvalidValueException.class)
            .as("renewing for %s", length)
            .isThrownBy(renewal::run)
            .satisfies(e -> assertThat(e.field()).isEqualTo("lease.length"));
      }
    }
    assertThat(shop.project().workItems().get(lease.workItemId()))
        .as("the item after refused renewals")
        .isEqualTo(before);
    for (Duration length : List.of(Duration.ofMillis(1), Duration.ofDays(7))) {
      assertThat(keelson.workQueue().renew(lease, length).token())
          .as("the token of a lease that is renewed for %s", length)
          .isEqualTo(lease.token());
    }
  }

  private void assertStored(Lease lease) {
    assertThat(shop.project().workItems().get(lease.workItemId()).leaseUntil())
        .as("what is stored is what was told")
        .isEqualTo(lease.until());
  }

  private Claim claim(TestWorld world, Agent agent, Duration length) {
    ClaimRequest request = ClaimRequest.by(agent.id()).in(world.id()).leasedFor(length);
    return keelson.workQueue().claim(request).getFirst();
  }

  private long heldNow(AgentId agent) {
    return keelson
        .everywhere()
        .count(
            WorkItem.TYPE
                .where(WorkItem.LOCKED_BY_AGENT_ID.is(agent), WorkItem.LEASE_UNTIL.isInFuture())
                .asScan());
  }
}
