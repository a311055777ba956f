// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;
import static java.util.Objects.requireNonNull;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Entity;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.core.WorkItemId;
import dev.keelson.query.Found;
import dev.keelson.repository.EntityStore;
import dev.keelson.repository.Reader;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.run.StepLedger;
import dev.keelson.spi.Claims;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import dev.keelson.work.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Stores that are a little wrong about the time. */
final class ClockMutantsTest {

  private static final Duration LITTLE = Duration.ofMillis(50);
  private static final String TIME = "The_time_of_a_lease.";

  @Test
  void a_queue_that_lets_leases_run_out_early_is_caught() {
    for (String method : List.of("claim", "lease")) {
      assertCaught(
          leasingWhere(
              method, (until, now) -> until.isBefore(now.plus(LITTLE)), Duration.ofMillis(1)),
          TIME + "it_holds_its_item_until_its_last_moment");
    }
    assertCaught(
        leasingWhere(
            "lease", (until, now) -> until.isBefore(now.plus(LITTLE)), Duration.ofMillis(1)),
        TIME + "it_holds_its_run_until_its_last_moment_and_then_lets_go_of_it");
  }

  @Test
  void a_queue_that_lets_leases_run_out_late_is_caught() {
    assertCaught(
        leasingWhere(
            "claim", (until, now) -> until.isAfter(now.minus(LITTLE)), Duration.ofHours(1)),
        TIME + "it_lets_go_of_its_item_at_its_last_moment");
    assertCaught(
        leasingWhere(
            "lease", (until, now) -> until.isAfter(now.minus(LITTLE)), Duration.ofHours(1)),
        TIME + "others_lease_its_item_from_its_last_moment_on",
        TIME + "it_holds_its_run_until_its_last_moment_and_then_lets_go_of_it");
  }

  /** Claims or leases as if leases with such an end lasted that long from now. */
  private static Fault leasingWhere(
      String method, BiPredicate<Instant, Instant> end, Duration length) {
    return in(
        WorkQueue.class,
        method,
        call -> {
          Instant now = Values.now(call);
          leases(call)
              .filter(lease -> end.test(lease.until(), now))
              .forEach(lease -> call.keelson().workQueue().renew(lease, length));
          Thread.sleep(2);
          return call.proceed();
        });
  }

  private static Stream<Lease> leases(Call call) {
    Reader all = call.keelson().everywhere();
    return Stream.concat(
        all
            .all(WorkItem.TYPE.where(WorkItem.STATUS.is(WorkItemStatus.IN_PROGRESS)).asScan())
            .stream()
            .filter(item -> item.lock() != null)
            .map(item -> Claims.of(item).lease()),
        all.all(Run.TYPE.all().asScan()).stream()
            .filter(run -> run.lock() != null)
            .map(Claims::of));
  }

  @Test
  void a_queue_that_leases_for_a_little_longer_is_caught() {
    assertCaught(
        in(
            WorkQueue.class,
            "claim",
            call -> {
              ClaimRequest request = call.arg(0, ClaimRequest.class);
              return call.proceed(request.leasedFor(request.length().plus(LITTLE)));
            }),
        TIME + "it_lasts_as_long_as_was_asked_and_no_microsecond_is_lost");
    assertCaught(
        in(
            WorkQueue.class,
            "lease",
            call -> {
              LeaseRequest request = call.arg(0, LeaseRequest.class);
              return call.proceed(request.leasedFor(request.length().plus(LITTLE)));
            }),
        TIME + "one_on_what_is_named_lasts_as_long_as_was_asked");
    for (String method : List.of("renew", "renewAll")) {
      assertCaught(
          in(
              WorkQueue.class,
              method,
              call -> call.proceedWith(1, call.arg(1, Duration.class).plus(LITTLE))),
          TIME + "it_lasts_as_long_as_was_asked_and_no_microsecond_is_lost");
    }
  }

  @Test
  void a_queue_that_renews_no_lease_that_has_run_out_is_caught() {
    assertCaught(
        in(
            WorkQueue.class,
            "renew",
            call -> {
              Lease lease = call.arg(0, Lease.class);
              if (!lease.until().isAfter(Values.now(call))) {
                throw new StaleLeaseException(
                    lease.subject(), lease.token(), lease.holder(), null, lease.token());
              }
              return call.proceed();
            }),
        TIME + "it_is_renewed_at_and_after_its_last_moment_for_as_long_as_was_asked");
  }

  @Test
  void a_queue_that_cuts_the_end_of_leases_is_caught() {
    for (ChronoUnit unit : List.of(ChronoUnit.SECONDS, ChronoUnit.MILLIS)) {
      assertCaught(
          () -> {
            Set<WorkItemId> claimed = ConcurrentHashMap.newKeySet();
            return call -> {
              Object answer = call.proceed();
              if (call.is(WorkQueue.class, "claim")) {
                ((List<?>) answer).forEach(claim -> claimed.add(((Claim) claim).item().id()));
              }
              return call.method().getReturnType() == void.class
                  ? call.method() // whatever it is, nobody gets it
                  : requireNonNull(cut(answer, claimed, unit));
            };
          },
          TIME + "it_lasts_as_long_as_was_asked_and_no_microsecond_is_lost",
          "Claiming_work.locks_what_it_gives");
    }
  }

  /** What an answer tells of claimed items, with leases that end at a whole unit. */
  private static @Nullable Object cut(
      @Nullable Object answer, Set<WorkItemId> claimed, ChronoUnit unit) {
    return switch (answer) {
      case WorkItem item when item.leaseUntil() != null && claimed.contains(item.id()) ->
          item.withLock(requireNonNull(item.lock()).until(item.leaseUntil().truncatedTo(unit)));
      case Claim claim -> Claims.of((WorkItem) requireNonNull(cut(claim.item(), claimed, unit)));
      case Lease lease ->
          Lease.builder().from(lease).until(lease.until().truncatedTo(unit)).build();
      case Optional<?> value -> value.map(each -> cut(each, claimed, unit));
      case List<?> values -> values.stream().map(each -> cut(each, claimed, unit)).toList();
      case Found<?> found when found.value() instanceof WorkItem item ->
          new Found<>((WorkItem) requireNonNull(cut(item, claimed, unit)), Map.of());
      case null, default -> answer;
    };
  }

  @Test
  void a_queue_that_renews_for_half_the_time_is_caught() {
    for (String method : List.of("renew", "renewAll")) {
      assertCaught(
          in(
              WorkQueue.class,
              method,
              call -> call.proceedWith(1, call.arg(1, Duration.class).dividedBy(2))),
          TIME + "it_lasts_as_long_as_was_asked_and_no_microsecond_is_lost");
    }
  }

  @Test
  void a_ledger_that_is_an_hour_behind_is_caught() {
    assertCaught(
        in(
            StepLedger.class,
            "begin",
            call -> {
              RunStep begun = (RunStep) call.proceed();
              Instant started = requireNonNull(begun.startedAt());
              return begun.withStartedAt(started.minusSeconds(3600));
            }),
        "The_clock.what_is_done_under_a_lease_is_timed_when_it_is_done");
  }

  @Test
  void a_store_that_stamps_what_it_writes_an_hour_late_is_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "update",
            call ->
                Values.audited(
                    call,
                    (Entity<?>) call.proceed(),
                    audit ->
                        new AuditInfo(
                            audit.createdAt(),
                            audit.updatedAt().plusSeconds(3600),
                            audit.updatedBy(),
                            audit.version()))),
        "The_clock.every_write_is_stamped_with_the_present_time");
  }
}
