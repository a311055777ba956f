// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.SecretFoundException;
import dev.keelson.core.SecretScanner;
import dev.keelson.core.secret.SecretMark;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.repository.EntityStore;
import dev.keelson.repository.LogStore;
import dev.keelson.run.RunStep;
import dev.keelson.run.StepLedger;
import dev.keelson.workspace.LogChunk;
import org.junit.jupiter.api.Test;

/** Stores that keep the secrets of contents, or lose the contents with them. */
final class SecretMutantsTest {

  @Test
  void a_ledger_that_stores_an_output_unmasked_is_caught() {
    assertCaught(
        in(
            StepLedger.class,
            "complete",
            call -> {
              RunStep done = (RunStep) call.proceed();
              Json output = call.arg(2, Json.class);
              return done.output().equals(output)
                  ? done
                  : call.store().entities().update(RunStep.TYPE, done.withOutput(output));
            }),
        "Steps_under_a_lease.stores_an_output_without_the_secret_that_it_tells");
  }

  @Test
  void a_ledger_that_refuses_an_output_that_tells_a_secret_is_caught() {
    assertCaught(
        in(
            StepLedger.class,
            "complete",
            call -> {
              SecretScanner.check(call.arg(2, Json.class), "output");
              return call.proceed();
            }),
        "Steps_under_a_lease.stores_an_output_without_the_secret_that_it_tells");
  }

  @Test
  void a_ledger_that_refuses_a_failure_that_told_a_secret_is_caught() {
    assertCaught(
        in(
            StepLedger.class,
            "fail",
            call -> {
              if (SecretMark.isMasked(call.arg(2, Failure.class).message())) {
                throw new SecretFoundException("failure.message", "secret");
              }
              return call.proceed();
            }),
        "Steps_under_a_lease.stores_a_failure_without_the_secret_that_it_tells");
  }

  @Test
  void a_ledger_that_stores_parameters_unmasked_is_caught() {
    assertCaught(
        in(
            SideEffectLedger.class,
            "intend",
            call -> {
              SideEffect effect = call.arg(1, SideEffect.class);
              SideEffect intended = (SideEffect) call.proceed();
              return call.store()
                  .entities()
                  .update(SideEffect.TYPE, intended.withParameters(effect.parameters()));
            }),
        "Side_effects.parameters_are_stored_without_their_secret_and_bound_by_the_digest_of_them_all");
  }

  @Test
  void a_ledger_that_binds_what_it_stores_of_parameters_is_caught() {
    assertCaught(
        in(
            SideEffectLedger.class,
            "intend",
            call -> {
              SideEffect effect = call.arg(1, SideEffect.class);
              Json masked = SecretScanner.standard().masked(effect.parameters());
              return call.proceedWith(1, effect.withParametersDigest(masked.digest()));
            }),
        "Side_effects.parameters_are_stored_without_their_secret_and_bound_by_the_digest_of_them_all");
  }

  @Test
  void a_store_that_refuses_a_mark_is_caught() {
    assertCaught(
        in(
            LogStore.class,
            "append",
            LogChunk.TYPE,
            call -> {
              if (SecretMark.isMasked(String.valueOf(call.args().get(2)))) {
                throw new SecretFoundException("text", "mark");
              }
              return call.proceed();
            }),
        "The_log_of_a_process.one_entry_that_tells_a_secret_loses_no_other_and_is_stored_without_it",
        "The_log_of_a_process.output_is_cut_between_lines_and_stored_without_secrets_wherever_it_is_cut");
  }

  @Test
  void a_store_that_takes_marks_out_is_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "insert",
            RunStep.TYPE,
            call -> {
              RunStep step = call.arg(1, RunStep.class);
              return call.proceedWith(
                  1,
                  SecretMark.isMasked(step.output().text()) ? step.withOutput(Json.EMPTY) : step);
            }),
        "Run_steps.stores_contents_that_tell_a_secret_without_the_secret");
  }
}
