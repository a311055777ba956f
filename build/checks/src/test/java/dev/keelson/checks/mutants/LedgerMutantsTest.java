// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactId;
import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.Json;
import dev.keelson.core.NotFoundException;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.query.Group;
import dev.keelson.repository.EntityStore;
import dev.keelson.repository.QueryStore;
import dev.keelson.run.RunRepository;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.run.RunStepStatus;
import dev.keelson.run.StepLedger;
import dev.keelson.spi.Store;
import dev.keelson.usage.AgentExecution;
import dev.keelson.usage.AgentExecutionId;
import dev.keelson.work.Lease;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
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
                  : begun.withAttempt(begun.attempt() + 1);
            }),
        "Steps_that_were_left_running.what_an_earlier_lease_left_running_is_reclaimed",
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
              return call.scope()
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
              RunRepository runs = call.scope().runs();
              runs.find(step.runId())
                  .ifPresent(run -> runs.update(run.withWorkItemId(lease.workItemId())));
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
              return call.proceedWith(
                  1,
                  call.scope()
                      .sideEffects()
                      .findByKey(effect.runId(), effect.effectKey())
                      .map(known -> effect.withParametersDigest(known.parametersDigest()))
                      .orElse(effect));
            }),
        "Side_effects.the_same_key_with_other_parameters_is_refused");
  }

  @Test
  void a_ledger_that_asks_what_a_known_side_effect_refers_to_is_caught() {
    assertCaught(
        in(
            SideEffectLedger.class,
            "intend",
            call -> {
              SideEffect effect = call.arg(1, SideEffect.class);
              RunStepId step = effect.stepId();
              if (step != null && call.scope().steps().find(step).isEmpty()) {
                throw NotFoundException.referredTo(step, effect.id(), "step_id");
              }
              return call.proceed();
            }),
        "Side_effects.what_is_known_is_not_asked_again_what_it_refers_to");
  }

  @Test
  void a_ledger_that_reports_a_run_of_other_work_as_a_reference_is_caught() {
    assertCaught(
        in(
            StepLedger.class,
            "begin",
            call -> {
              try {
                return call.proceed();
              } catch (NotFoundException e) {
                RunStep step = call.arg(1, RunStep.class);
                throw NotFoundException.referredTo(e.id(), step.id(), "run_id");
              }
            }),
        "Steps_under_a_lease.a_run_that_is_not_at_the_leases_work_item_is_not_found");
  }

  @Test
  void a_ledger_that_keeps_when_a_reclaimed_step_started_is_caught() {
    assertCaught(
        in(
            StepLedger.class,
            "begin",
            call -> {
              RunStep begun = (RunStep) call.proceed();
              return begun.attempt() == 1 ? begun : begun.withStartedAt(begun.createdAt());
            }),
        "Steps_that_were_left_running.what_an_earlier_lease_left_running_is_reclaimed");
  }

  @Test
  void a_ledger_that_refuses_in_words_of_its_own_is_caught() {
    assertCaught(
        in(
            StepLedger.class,
            "complete",
            call -> {
              try {
                return call.proceed();
              } catch (IllegalTransitionException e) {
                throw new IllegalTransitionException(
                    e.subject(), e.from(), e.to(), List.of("completed"));
              }
            }),
        "Steps_under_a_lease.only_a_running_step_can_end");
  }

  @Test
  void facts_that_stay_in_an_open_transaction_though_one_is_refused_are_caught() {
    assertCaught(
        () -> {
          Set<Thread> within = ConcurrentHashMap.newKeySet();
          return call -> {
            if (call.is(Store.class, "inTransaction")) {
              within.add(Thread.currentThread());
              try {
                return call.proceed();
              } finally {
                within.remove(Thread.currentThread());
              }
            }
            if (!call.is(EntityStore.class, "record") || !within.contains(Thread.currentThread())) {
              return call.proceed();
            }
            for (AgentExecution one : calls(call)) {
              call.proceedWith(2, List.of(one));
            }
            return null;
          };
        },
        "Transactions.what_is_refused_within_leaves_nothing");
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
  void artifacts_that_skip_a_version_are_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "insert",
            Artifact.TYPE,
            call -> {
              call.proceedWith(1, call.arg(1, Artifact.class).withId(ArtifactId.next()));
              return call.proceed();
            }),
        "Versions_of_artifacts.versions_of_one_key_count_from_1_and_stay_readable",
        "Versions_of_artifacts.kinds_keys_and_projects_count_by_themselves",
        "Racing_to_write.versions_of_a_new_key_are_1_to_n");
  }

  @Test
  void usage_that_is_counted_twice_is_caught() {
    assertCaught(
        recording(call -> {
          call.proceed();
          return call.proceedWith(
              2, calls(call).stream().map(c -> c.withId(AgentExecutionId.next())).toList());
        }),
        "The_usage_ledger.the_cost_of_a_run_is_the_exact_sum_of_its_calls",
        "The_usage_ledger.totals_sum_every_count_of_the_run_and_of_no_other");
  }

  @Test
  void usage_whose_unknown_cost_is_zero_is_caught() {
    assertCaught(
        recording(call ->
            call.proceedWith(
                2,
                calls(call).stream()
                    .map(c ->
                        c.withCostUsd(Objects.requireNonNullElse(c.costUsd(), BigDecimal.ZERO)))
                    .toList())),
        "The_usage_ledger.what_is_unknown_is_not_zero",
        "The_usage_ledger.reads_back_every_component_and_null");
  }

  @Test
  void usage_that_is_recorded_one_by_one_is_caught() {
    assertCaught(
        recording(call -> {
          for (AgentExecution one : calls(call)) {
            call.proceedWith(2, List.of(one));
          }
          return null;
        }),
        "The_usage_ledger.appends_all_or_none");
  }

  /** Records calls of models in another way. */
  private static Fault recording(Fault other) {
    return in(EntityStore.class, "record", AgentExecution.TYPE, other);
  }

  private static List<AgentExecution> calls(Call call) {
    return Stream.of(call.arg(2, List.class).toArray()).map(AgentExecution.class::cast).toList();
  }

  @Test
  void usage_that_is_summed_as_a_double_is_caught() {
    assertCaught(
        summing(group ->
            new Group<>(
                group.summary(),
                group.keys(),
                group.count(),
                group.sums().stream().map(s -> BigDecimal.valueOf(s.doubleValue())).toList(),
                group.known())),
        "The_usage_ledger.the_cost_of_a_run_is_the_exact_sum_of_its_calls");
  }

  @Test
  void usage_that_counts_one_call_too_many_is_caught() {
    assertCaught(
        summing(group ->
            new Group<>(
                group.summary(), group.keys(), group.count() + 1, group.sums(), group.known())),
        "The_usage_ledger.what_is_unknown_is_not_zero",
        "The_usage_ledger.totals_sum_every_count_of_the_run_and_of_no_other");
  }

  /** Counts and sums calls of models in another way. */
  private static Fault summing(UnaryOperator<Group<?>> other) {
    return in(
        QueryStore.class,
        "summarize",
        AgentExecution.TYPE,
        call ->
            ((List<?>) call.proceed())
                .stream().map(group -> other.apply((Group<?>) group)).toList());
  }
}
