// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.ApprovalFaults.insteadOf;
import static dev.keelson.checks.mutants.ApprovalFaults.stored;
import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;
import static java.util.Objects.requireNonNull;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalService;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.ApprovalRefusedException;
import dev.keelson.core.ApprovalRefusedException.Reason;
import dev.keelson.core.Ensured;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stores that are a little wrong about the time of approvals. */
final class ApprovalClockMutantsTest {

  private static final Duration LITTLE = Duration.ofMillis(50);
  private static final String UNTIL_ITS_END =
      "Side_effects_with_an_approval.an_approval_allows_its_effect_until_its_last_moment_and_nothing_from_then_on";

  @Test
  void an_approval_service_that_lets_approvals_run_out_early_is_caught() {
    for (String method : List.of("decide", "consume")) {
      assertCaught(
          in(
              ApprovalService.class,
              method,
              call -> {
                Approval approval = stored(call);
                if (isOver(approval, Values.now(call).plus(LITTLE))) {
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
              Instant moment = Values.now(call).plus(LITTLE);
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
            insteadOf(
                Reason.EXPIRED,
                call ->
                    isOver(stored(call), Values.now(call).minus(LITTLE))
                        ? call.proceed()
                        : stored(call))),
        "Approvals_out_of_time.at_its_last_moment_its_time_is_over");
  }

  @Test
  void an_approval_service_that_takes_requests_for_others_early_or_late_is_caught() {
    for (Duration wrong : List.of(LITTLE, LITTLE.negated())) {
      assertCaught(
          in(
              ApprovalService.class,
              "request",
              call -> {
                Approval asked = call.arg(0, Approval.class);
                Optional<Approval> open =
                    call.scope().reader().all(Approval.TYPE.all().asScan()).stream()
                        .filter(it -> it.status() == ApprovalStatus.PENDING)
                        .filter(it -> it.parametersDigest().equals(asked.parametersDigest()))
                        .findFirst();
                Instant moment = Values.now(call).plus(wrong);
                if (open.isEmpty()) {
                  return call.proceed();
                } else if (!isOver(open.get(), moment)) {
                  return new Ensured<>(open.get(), false);
                }
                call.store().entities().update(Approval.TYPE, open.get().expired());
                return call.proceed();
              }),
          "Approvals_out_of_time.it_stands_for_the_same_request_until_its_last_moment_and_no_longer");
    }
  }

  @Test
  void an_approval_service_that_takes_requests_of_a_clock_further_ahead_is_caught() {
    assertCaught(
        in(
            ApprovalService.class,
            "request",
            call -> {
              Approval asked = call.arg(0, Approval.class);
              Instant latest = Values.now(call).plus(Duration.ofDays(1));
              return asked.createdAt().isAfter(latest)
                      && asked.createdAt().isBefore(latest.plus(LITTLE))
                  ? new Ensured<>(asked, true)
                  : call.proceed();
            }),
        "Approvals_out_of_time.it_is_requested_by_a_clock_that_is_no_more_than_a_day_ahead");
  }

  @Test
  void a_ledger_that_lets_approvals_run_out_early_or_late_is_caught() {
    assertCaught(
        in(
            SideEffectLedger.class,
            "intend",
            call -> {
              ApprovalId named = call.arg(1, SideEffect.class).approvalId();
              if (named != null
                  && isOver(call.scope().approvals().get(named), Values.now(call).plus(LITTLE))) {
                throw new ApprovalRefusedException(named, Reason.EXPIRED);
              }
              return call.proceed();
            }),
        UNTIL_ITS_END);
    assertCaught(
        in(
            SideEffectLedger.class,
            "intend",
            Fault.insteadOf(
                ApprovalRefusedException.class,
                call -> {
                  SideEffect effect = call.arg(1, SideEffect.class);
                  Approval approval =
                      call.scope().approvals().get(requireNonNull(effect.approvalId()));
                  return approval.status() == ApprovalStatus.APPROVED
                          && isOver(approval, Values.now(call))
                          && !isOver(approval, Values.now(call).minus(LITTLE))
                      ? call.proceedWith(1, effect.withApprovalId(null))
                      : call.proceed();
                })),
        UNTIL_ITS_END);
  }

  private static boolean isOver(Approval approval, Instant moment) {
    return approval.expiresAt() != null && approval.expiresAt().isBefore(moment);
  }
}
