// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;
import static java.util.Objects.requireNonNull;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalId;
import dev.keelson.approval.ApprovalService;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.core.ApprovalRefusedException;
import dev.keelson.core.ApprovalRefusedException.Reason;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Entity;
import dev.keelson.core.WorkItemId;
import dev.keelson.query.Found;
import dev.keelson.repository.EntityStore;
import dev.keelson.run.RunStep;
import dev.keelson.run.StepLedger;
import dev.keelson.spi.Claims;
import dev.keelson.work.Claim;
import dev.keelson.work.Lease;
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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Stores that are a little wrong about the time. */
final class ClockMutantsTest {

  private static final Duration LITTLE = Duration.ofSeconds(2);

  @Test
  void a_queue_that_lets_leases_run_out_early_is_caught() {
    assertCaught(
        claimingWhere(until -> until.isBefore(Instant.now().plus(LITTLE)), Duration.ofMillis(1)),
        "The_time_of_a_lease.it_holds_its_item_until_its_last_moment");
  }

  @Test
  void a_queue_that_lets_leases_run_out_late_is_caught() {
    assertCaught(
        claimingWhere(until -> until.isAfter(Instant.now().minus(LITTLE)), Duration.ofHours(1)),
        "The_time_of_a_lease.it_lets_go_of_its_item_at_its_last_moment");
  }

  /** Claims as if leases with such an end lasted that long from now. */
  private static Fault claimingWhere(Predicate<Instant> end, Duration length) {
    return in(
        WorkQueue.class,
        "claim",
        call -> {
          call
              .keelson()
              .everywhere()
              .all(WorkItem.TYPE.where(WorkItem.STATUS.is(WorkItemStatus.IN_PROGRESS)).asScan())
              .stream()
              .filter(item -> item.leaseUntil() != null && end.test(item.leaseUntil()))
              .forEach(item -> call.keelson().workQueue().renew(Claims.of(item).lease(), length));
          Thread.sleep(2);
          return call.proceed();
        });
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
          "The_time_of_a_lease.it_lasts_as_long_as_was_asked_and_no_microsecond_is_lost",
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
          "The_time_of_a_lease.it_lasts_as_long_as_was_asked_and_no_microsecond_is_lost");
    }
  }

  @Test
  void an_approval_service_that_lets_approvals_run_out_early_is_caught() {
    for (String method : List.of("decide", "consume")) {
      assertCaught(
          in(
              ApprovalService.class,
              method,
              call -> {
                Approval approval = call.scope().approvals().get(call.arg(0, ApprovalId.class));
                if (isOver(approval, Instant.now().plus(LITTLE))) {
                  throw new ApprovalRefusedException(approval.id(), Reason.EXPIRED);
                }
                return call.proceed();
              }),
          "Approvals_out_of_time.it_can_be_decided_and_used_until_its_last_moment");
    }
  }

  @Test
  void an_approval_service_that_marks_approvals_expired_early_is_caught() {
    assertCaught(
        in(
            ApprovalService.class,
            "expireOverdue",
            call -> {
              Instant moment = Instant.now().plus(LITTLE);
              List<Approval> over =
                  call.scope().reader().all(Approval.TYPE.all().asScan()).stream()
                      .filter(approval ->
                          ApprovalStatus.LIFECYCLE
                              .next(approval.status())
                              .contains(ApprovalStatus.EXPIRED))
                      .filter(approval -> isOver(approval, moment))
                      .toList();
              over.forEach(
                  approval -> call.store().entities().update(Approval.TYPE, approval.expired()));
              return over.size();
            }),
        "Approvals_out_of_time.it_can_be_decided_and_used_until_its_last_moment");
  }

  @Test
  void an_approval_service_that_lets_approvals_run_out_late_is_caught() {
    assertCaught(
        in(
            ApprovalService.class,
            "consume",
            call -> {
              Approval approval = call.scope().approvals().get(call.arg(0, ApprovalId.class));
              try {
                return call.proceed();
              } catch (ApprovalRefusedException e) {
                if (e.reason() == Reason.EXPIRED
                    && !isOver(approval, Instant.now().minus(LITTLE))) {
                  return approval;
                }
                throw e;
              }
            }),
        "Approvals_out_of_time.at_its_last_moment_its_time_is_over");
  }

  private static boolean isOver(Approval approval, Instant moment) {
    return approval.expiresAt() != null && approval.expiresAt().isBefore(moment);
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
