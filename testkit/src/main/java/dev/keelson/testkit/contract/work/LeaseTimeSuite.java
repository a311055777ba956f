// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Leasable;
import dev.keelson.core.LeaseRefusedException;
import dev.keelson.core.LeaseRefusedException.Reason;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.StoreTime;
import dev.keelson.testkit.contract.StoreTime.Ending;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.Lock;
import dev.keelson.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a lease begins and ends, to the microsecond. */
@Needs(Part.WORK)
public abstract class LeaseTimeSuite extends Suite {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  final void it_holds_its_item_until_its_last_moment() {
    for (Way way : Way.values()) {
      StoreTime.justBefore(
          fixture,
          shop,
          () -> {
            TestWorld world = shop.elsewhere();
            Agent other = shop.agent();
            Agent holder = shop.host().agents().insert(Agents.coder()); // may hold one item
            WorkItem item = world.item();
            Lease lease = lease(way, item, holder);
            return new Ending(
                lease.until(),
                () -> {
                  assertThat(world.claim(other, 1)).as("what others may claim").isEmpty();
                  assertHeld(item, other);
                  assertThat(heldNow(holder.id())).as("leases that end in the future").isEqualTo(1);
                  WorkItem another = world.item();
                  assertThat(world.claim(holder, 1)).as("what the holder may claim").isEmpty();
                  assertThatExceptionOfType(LeaseRefusedException.class)
                      .as("what the holder may lease besides")
                      .isThrownBy(() -> lease(Way.NAMED, another, holder));
                });
          });
    }
  }

  @Test
  final void it_lets_go_of_its_item_at_its_last_moment() {
    for (Way way : Way.values()) {
      TestWorld world = shop.elsewhere();
      Agent holder = shop.host().agents().insert(Agents.coder());
      WorkItem first = world.item();
      StoreTime.moveTo(fixture, shop, lease(way, first, holder).until());
      assertThat(heldNow(holder.id())).as("how many leases end in the future").isZero();
      WorkItem urgent = world.item(WorkItem.CRITICAL);
      assertThat(ClaimSuite.ids(world.claim(holder, 1)))
          .as("the holder has room again")
          .containsExactly(urgent.id());
      assertThat(ClaimSuite.ids(world.claim(shop.agent(), 1)))
          .as("others get the item")
          .containsExactly(first.id());
    }
  }

  @Test
  final void others_lease_its_item_from_its_last_moment_on() {
    for (Way way : Way.values()) {
      Agent other = shop.agent();
      WorkItem item = shop.elsewhere().item();
      StoreTime.moveTo(fixture, shop, lease(way, item, shop.agent()).until());
      assertThat(lease(Way.NAMED, item, other).holder()).as("who has it").isEqualTo(other.id());
    }
  }

  @Needs({Part.WORK, Part.RUNS})
  @Test
  final void it_holds_its_run_until_its_last_moment_and_then_lets_go_of_it() {
    StoreTime.justBefore(
        fixture,
        shop,
        () -> {
          Agent other = shop.agent();
          RunId run = shop.run().id();
          Lease lease = lease(shop.id(), run, shop.agent(), HOUR);
          return new Ending(
              lease.until(),
              () ->
                  assertThatExceptionOfType(LeaseRefusedException.class)
                      .isThrownBy(() -> lease(shop.id(), run, other, HOUR))
                      .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.HELD)));
        });
    Agent other = shop.agent();
    Lease lease = lease(shop.id(), shop.run().id(), shop.agent(), HOUR);
    StoreTime.moveTo(fixture, shop, lease.until());
    assertThat(lease(shop.id(), lease.subject(), other, HOUR).token()).as("token").isEqualTo(2);
  }

  @Needs({Part.WORK, Part.RUNS})
  @Test
  final void it_is_renewed_at_and_after_its_last_moment_for_as_long_as_was_asked() {
    Agent other = shop.agent();
    for (Supplier<Lease> begin :
        List.<Supplier<Lease>>of(
            () -> lease(Way.CLAIMED, shop.elsewhere().item(), shop.agent()),
            () -> lease(Way.NAMED, shop.item(), shop.agent()),
            () -> lease(shop.id(), shop.run().id(), shop.agent(), HOUR))) {
      Lease lease = begin.get();
      for (Duration after : List.of(Duration.ZERO, HOUR)) {
        StoreTime.moveTo(fixture, shop, lease.until().plus(after));
        Instant before = StoreTime.now(shop);
        Lease renewed = keelson.workQueue().renew(lease, HOUR);
        assertThat(renewed.until()).isBetween(before.plus(HOUR), StoreTime.now(shop).plus(HOUR));
        assertThat(renewed.token()).as("token").isEqualTo(lease.token());
        assertThatExceptionOfType(LeaseRefusedException.class)
            .as("a lease on what was renewed")
            .isThrownBy(() -> lease(renewed.projectId(), renewed.subject(), other, HOUR));
        lease = renewed;
      }
    }
  }

  @Needs({Part.WORK, Part.RUNS})
  @Test
  final void one_on_what_is_named_lasts_as_long_as_was_asked() {
    for (Leasable subject : List.<Leasable>of(shop.item().id(), shop.run().id())) {
      Duration length = HOUR.plusMillis(1);
      Instant before = StoreTime.now(shop);
      Lease lease = lease(shop.id(), subject, shop.agent(), length);
      assertThat(lease.until()).isBetween(before.plus(length), StoreTime.now(shop).plus(length));
      Lock lock = requireNonNull(lockOf(subject));
      assertThat(lock.until()).as("what is stored is what was told").isEqualTo(lease.until());
      assertThat(lock.until()).isEqualTo(lock.since().plus(length));
    }
  }

  @Test
  final void it_lasts_as_long_as_was_asked_and_no_microsecond_is_lost() {
    List<Instant> times = new ArrayList<>();
    for (int minutes = 1; minutes <= 4; minutes++) {
      Duration length = Duration.ofMinutes(minutes);
      Instant before = shop.now();
      shop.item();
      Claim claim = claim(shop.id(), shop.agent(), length);
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
      assertThat(again.until())
          .isAfterOrEqualTo(renewed.until())
          .isBeforeOrEqualTo(shop.now().plus(longer));
      times.addAll(List.of(renewed.until(), again.until()));
    }
    assertThat(times)
        .as("the digits of microseconds")
        .anyMatch(time -> !time.equals(time.truncatedTo(ChronoUnit.MILLIS)));
  }

  @Test
  final void it_lasts_whole_milliseconds() {
    shop.item();
    Claim claim = claim(shop.id(), shop.agent(), Duration.ofNanos(3_000_999_999L));
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

  private @Nullable Lock lockOf(Leasable subject) {
    return switch (subject) {
      case WorkItemId item -> shop.project().workItems().get(item).lock();
      case RunId run -> shop.project().runs().get(run).lock();
    };
  }

  private void assertHeld(WorkItem item, Agent other) {
    assertThatExceptionOfType(LeaseRefusedException.class)
        .as("what others may lease")
        .isThrownBy(() -> lease(Way.NAMED, item, other))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.HELD));
  }

  /** How a lease on an item is got. */
  private enum Way {
    CLAIMED,
    NAMED,
    RENEWED,
    RENEWED_WITH_OTHERS
  }

  /** A lease for an hour on the only item of its project that can be claimed. */
  private Lease lease(Way way, WorkItem item, Agent agent) {
    return switch (way) {
      case CLAIMED -> claim(item.projectId(), agent, HOUR).lease();
      case NAMED -> named(item, agent, HOUR);
      case RENEWED -> keelson.workQueue().renew(named(item, agent, MINUTE), HOUR);
      case RENEWED_WITH_OTHERS ->
          keelson.workQueue().renewAll(List.of(named(item, agent, MINUTE)), HOUR).getFirst();
    };
  }

  private Lease named(WorkItem item, Agent agent, Duration length) {
    return lease(item.projectId(), item.id(), agent, length);
  }

  private Lease lease(ProjectId project, Leasable subject, Agent agent, Duration length) {
    return keelson
        .workQueue()
        .lease(LeaseRequest.on(project, subject, agent.id()).leasedFor(length));
  }

  private Claim claim(ProjectId project, Agent agent, Duration length) {
    ClaimRequest request = ClaimRequest.by(agent.id()).in(project).leasedFor(length);
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
