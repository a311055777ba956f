// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.ApprovalFaults.insteadOf;
import static dev.keelson.checks.mutants.ApprovalFaults.stored;
import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalService;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.core.Actor;
import dev.keelson.core.ApprovalRefusedException;
import dev.keelson.core.ApprovalRefusedException.Reason;
import dev.keelson.core.Digest;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.query.Condition;
import dev.keelson.spi.Store;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ApprovalMutantsTest {

  @Test
  void an_approval_service_that_lets_an_approval_be_used_twice_is_caught() {
    assertCaught(
        consumingIn(Reason.ALREADY_CONSUMED),
        "The_approval_service.it_is_used_once",
        "Racing_for_approvals.an_approval_is_used_once");
  }

  @Test
  void an_approval_service_that_does_not_look_at_parameters_is_caught() {
    assertCaught(
        consumingIn(Reason.OTHER_PARAMETERS),
        "The_approval_service.it_serves_for_exactly_what_it_was_granted_for",
        "The_approval_service.without_a_target_it_serves_for_none");
  }

  @Test
  void an_approval_service_that_does_not_look_at_the_clock_is_caught() {
    assertCaught(
        consumingIn(Reason.EXPIRED),
        "Approvals_out_of_time.out_of_time_it_can_be_neither_decided_nor_used_marked_or_not");
  }

  @Test
  void an_approval_service_that_does_not_wait_for_a_decision_is_caught() {
    assertCaught(
        consumingIn(Reason.NOT_APPROVED),
        "The_approval_service.what_nobody_granted_can_not_be_used",
        "The_approval_service.what_was_revoked_or_cancelled_can_not_be_used");
  }

  /** Consumes an approval that must be refused for {@code reason}. */
  private static Fault consumingIn(Reason reason) {
    return in(ApprovalService.class, "consume", insteadOf(reason, ApprovalFaults::stored));
  }

  @Test
  void an_approval_service_that_lets_anybody_decide_is_caught() {
    assertCaught(
        decidingFor(Reason.NOT_A_DECIDER, Actor.user("somebody")),
        "Who_decides.people_decide_and_nobody_else",
        "Who_decides.where_deciders_are_named_they_alone_decide");
  }

  @Test
  void an_approval_service_that_lets_people_decide_on_their_own_requests_is_caught() {
    assertCaught(
        decidingFor(Reason.OWN_REQUEST, Actor.user("another")),
        "Who_decides.who_requests_does_not_decide");
  }

  @Test
  void an_approval_service_that_counts_spellings_is_caught() {
    assertCaught(
        decidingFor(Reason.ALREADY_VOTED, Actor.user("another")),
        "Who_decides.one_person_is_one_voter_however_the_name_is_spelled");
  }

  @Test
  void an_approval_service_that_lets_people_request_what_they_decided_is_caught() {
    assertCaught(
        calling("request", Reason.ALREADY_VOTED, Actor.user("another")),
        "Who_decides.who_has_decided_does_not_request_it_as_well",
        "Racing_for_approvals.nobody_decides_on_what_they_request_meanwhile");
  }

  private static Fault decidingFor(Reason reason, Actor instead) {
    return calling("decide", reason, instead);
  }

  /** Acts as somebody else where the actor must be refused for {@code reason}. */
  private static Fault calling(String method, Reason reason, Actor instead) {
    return in(
        ApprovalService.class,
        method,
        insteadOf(
            reason,
            call ->
                call.method()
                    .invoke(
                        call.store().actingAs(instead).approvalService(call.scope().id()),
                        call.args().toArray())));
  }

  @Test
  void a_ledger_that_does_not_look_at_the_approval_is_caught() {
    assertCaught(
        in(
            SideEffectLedger.class,
            "intend",
            Fault.insteadOf(
                ApprovalRefusedException.class,
                call -> call.proceedWith(1, call.arg(1, SideEffect.class).withApprovalId(null)))),
        "Side_effects_with_an_approval.nothing_is_intended_under_what_does_not_allow_it",
        "Side_effects_with_an_approval.of_many_that_name_one_approval_one_takes_it");
  }

  @Test
  void a_ledger_that_takes_an_approval_that_ran_out_is_caught() {
    assertCaught(
        in(
            SideEffectLedger.class,
            "intend",
            insteadOf(
                Reason.EXPIRED,
                call -> call.proceedWith(1, call.arg(1, SideEffect.class).withApprovalId(null)))),
        "Side_effects_with_an_approval.an_approval_allows_its_effect_until_its_last_moment_and_nothing_from_then_on");
  }

  @Test
  void an_approval_service_that_compares_half_of_a_digest_is_caught() {
    assertCaught(
        in(
            ApprovalService.class,
            "consume",
            call -> {
              Digest granted = stored(call).parametersDigest();
              Digest used = call.arg(3, Digest.class);
              boolean alike = granted.hex().substring(0, 32).equals(used.hex().substring(0, 32));
              return call.proceedWith(3, alike ? granted : used);
            }),
        "The_approval_service.it_serves_for_exactly_what_it_was_granted_for");
  }

  @Test
  void an_approval_service_that_lets_the_latest_expire_first_is_caught() {
    assertCaught(
        in(
            ApprovalService.class,
            "expireOverdue",
            call -> {
              List<Approval> overdue =
                  call
                      .scope()
                      .reader()
                      .all(
                          Approval.TYPE
                              .where(
                                  Approval.STATUS.in(
                                      List.of(ApprovalStatus.PENDING, ApprovalStatus.APPROVED)),
                                  Condition.not(Approval.EXPIRES_AT.isInFuture()))
                              .byDescending(Approval.EXPIRES_AT)
                              .asScan())
                      .stream()
                      .limit(call.arg(0, Integer.class))
                      .toList();
              overdue.forEach(it -> call.store().entities().update(Approval.TYPE, it.expired()));
              return overdue.size();
            }),
        "Approvals_out_of_time.what_ran_out_first_is_marked_first");
  }

  @Test
  void an_approval_service_that_looks_for_the_approval_first_is_caught() {
    assertCaught(
        in(
            ApprovalService.class,
            "decide",
            call -> {
              stored(call);
              return call.proceed();
            }),
        "The_approval_service.looks_at_the_rationale_before_it_looks_for_the_approval");
  }

  @Test
  void an_approval_service_that_counts_a_person_twice_is_caught() {
    assertCaught(
        () -> {
          AtomicInteger votes = new AtomicInteger();
          return call ->
              call.is(Store.class, "actingAs")
                  ? call.proceed(
                      new Actor("user", call.arg(0, Actor.class).name() + votes.incrementAndGet()))
                  : call.proceed();
        },
        "The_approval_service.a_quorum_needs_that_many_people",
        "Racing_for_approvals.one_person_has_one_vote");
  }
}
