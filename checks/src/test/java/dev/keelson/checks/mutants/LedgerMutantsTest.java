// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.Keelson;
import dev.keelson.agent.AgentExecution;
import dev.keelson.agent.AgentExecutionId;
import dev.keelson.agent.UsageLedger;
import dev.keelson.agent.UsageTotals;
import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalId;
import dev.keelson.approval.ApprovalService;
import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactId;
import dev.keelson.artifact.ArtifactRepository;
import dev.keelson.core.Actor;
import dev.keelson.core.ApprovalRefusedException;
import dev.keelson.core.ApprovalRefusedException.Reason;
import dev.keelson.core.Digest;
import dev.keelson.core.Json;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepStatus;
import dev.keelson.run.SideEffect;
import dev.keelson.run.SideEffectLedger;
import dev.keelson.run.StepLedger;
import dev.keelson.work.Lease;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LedgerMutantsTest {

  @Test
  void a_ledger_that_counts_a_second_begin_is_caught() {
    assertCaught(
        in(
            StepLedger.class,
            "begin",
            call -> {
              RunStep begun = (RunStep) call.proceed();
              return begun.version() == 1 || begun.status() != RunStepStatus.RUNNING
                  ? begun
                  : call.project()
                      .steps()
                      .update(begun.id(), step -> step.withAttempt(step.attempt() + 1));
            }),
        "Steps_that_were_left_running.what_an_earlier_lease_left_running_is_taken_over",
        "Steps_under_a_lease.a_planned_step_is_begun_as_it_was_planned");
  }

  @Test
  void a_ledger_that_writes_a_second_result_is_caught() {
    assertCaught(
        in(
            StepLedger.class,
            "complete",
            call -> {
              RunStep done = (RunStep) call.proceed();
              return call.project()
                  .steps()
                  .update(done.id(), step -> step.withOutput(call.arg(2, Json.class)));
            }),
        "Steps_under_a_lease.a_completed_step_gives_its_recorded_output_again");
  }

  @Test
  void a_ledger_that_serves_runs_of_other_work_is_caught() {
    assertCaught(
        in(
            StepLedger.class,
            "begin",
            call -> {
              Lease lease = call.arg(0, Lease.class);
              RunStep step = call.arg(1, RunStep.class);
              call.project()
                  .runs()
                  .find(step.runId())
                  .ifPresent(
                      run -> call.project().runs().update(run.withWorkItemId(lease.workItemId())));
              return call.proceed();
            }),
        "Steps_under_a_lease.a_run_that_is_not_at_the_leases_work_item_is_not_found");
  }

  @Test
  void a_ledger_that_does_not_compare_parameters_is_caught() {
    assertCaught(
        in(
            SideEffectLedger.class,
            "intend",
            call -> {
              SideEffect effect = call.arg(1, SideEffect.class);
              SideEffectLedger ledger = (SideEffectLedger) call.target();
              return ledger
                  .findByKey(effect.runId(), effect.effectKey())
                  .map(known ->
                      ledger.intend(
                          call.arg(0, Lease.class),
                          effect.withParametersDigest(known.parametersDigest())))
                  .orElseGet(() -> ledger.intend(call.arg(0, Lease.class), effect));
            }),
        "Side_effects.the_same_key_with_other_parameters_is_refused");
  }

  @Test
  void a_ledger_that_writes_another_external_id_is_caught() {
    assertCaught(
        in(
            SideEffectLedger.class,
            "complete",
            call -> ((SideEffect) call.proceed()).withExternalId(call.arg(2, String.class))),
        "Side_effects.what_is_done_is_given_back_and_not_done_again");
  }

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
    return in(
        ApprovalService.class,
        "consume",
        call -> {
          try {
            return call.proceed();
          } catch (ApprovalRefusedException e) {
            if (e.reason() != reason) {
              throw e;
            }
            return stored(call);
          }
        });
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
              Object[] args = call.args().toArray();
              args[3] = alike ? granted : used;
              return call.proceed(args);
            }),
        "The_approval_service.it_serves_for_exactly_what_it_was_granted_for");
  }

  private static Approval stored(Call call) {
    return call.project().approvals().get(call.arg(0, ApprovalId.class));
  }

  @Test
  void an_approval_service_that_counts_a_person_twice_is_caught() {
    assertCaught(
        () -> {
          AtomicInteger votes = new AtomicInteger();
          return call ->
              call.is(Keelson.class, "actingAs")
                  ? call.proceed(
                      new Actor("user", call.arg(0, Actor.class).name() + votes.incrementAndGet()))
                  : call.proceed();
        },
        "The_approval_service.a_quorum_needs_that_many_people",
        "Racing_for_approvals.one_person_has_one_vote");
  }

  @Test
  void artifacts_that_skip_a_version_are_caught() {
    assertCaught(
        in(
            ArtifactRepository.class,
            "insert",
            call -> {
              call.proceed(call.arg(0, Artifact.class).withId(ArtifactId.next()));
              return call.proceed();
            }),
        "Versions_of_artifacts.versions_of_one_key_count_from_1_and_stay_readable",
        "Versions_of_artifacts.kinds_keys_and_projects_count_by_themselves",
        "Racing_to_write.versions_of_a_new_key_are_1_to_n");
  }

  @Test
  void usage_that_is_counted_twice_is_caught() {
    assertCaught(
        in(
            UsageLedger.class,
            "append",
            call -> {
              call.proceed();
              return call.proceed(
                  calls(call).stream().map(c -> c.withId(AgentExecutionId.next())).toList());
            }),
        "The_usage_ledger.the_cost_of_a_run_is_the_exact_sum_of_its_calls",
        "The_usage_ledger.totals_sum_every_count_of_the_run_and_of_no_other");
  }

  @Test
  void usage_whose_unknown_cost_is_zero_is_caught() {
    assertCaught(
        in(
            UsageLedger.class,
            "append",
            call ->
                call.proceed(
                    calls(call).stream()
                        .map(c ->
                            c.withCostUsd(Objects.requireNonNullElse(c.costUsd(), BigDecimal.ZERO)))
                        .toList())),
        "The_usage_ledger.what_is_unknown_is_not_zero",
        "The_usage_ledger.reads_back_every_component_and_null");
  }

  @Test
  void usage_that_is_summed_as_a_double_is_caught() {
    assertCaught(
        in(
            UsageLedger.class,
            "totals",
            call -> {
              UsageTotals totals = (UsageTotals) call.proceed();
              return new UsageTotals(
                  totals.calls(),
                  totals.failedCalls(),
                  totals.inputTokens(),
                  totals.outputTokens(),
                  totals.cacheReadTokens(),
                  totals.cacheWriteTokens(),
                  totals.reasoningTokens(),
                  totals.duration(),
                  BigDecimal.valueOf(totals.costUsd().doubleValue()),
                  totals.unpricedCalls());
            }),
        "The_usage_ledger.the_cost_of_a_run_is_the_exact_sum_of_its_calls");
  }

  @Test
  void usage_that_is_appended_one_by_one_is_caught() {
    assertCaught(
        in(
            UsageLedger.class,
            "append",
            call -> {
              for (AgentExecution one : calls(call)) {
                call.proceed(List.of(one));
              }
              return null;
            }),
        "The_usage_ledger.appends_all_or_none");
  }

  private static List<AgentExecution> calls(Call call) {
    return Stream.of(call.arg(0, List.class).toArray()).map(AgentExecution.class::cast).toList();
  }
}
