// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectId;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.run.StepLedger;
import dev.keelson.work.Lease;
import java.util.function.Consumer;

/**
 * Ledgers that look at whose lease it is before the ledgers of a store, which check whether it is
 * the latest one.
 */
final class CheckedLedgers {

  private CheckedLedgers() {}

  /** Steps. */
  record Steps(Consumer<Lease> check, StepLedger ledger) implements StepLedger {

    @Override
    public RunStep begin(Lease lease, RunStep step) {
      check.accept(lease);
      return ledger.begin(lease, step);
    }

    @Override
    public RunStep complete(Lease lease, RunStepId step, Json output) {
      check.accept(lease);
      return ledger.complete(lease, step, output);
    }

    @Override
    public RunStep fail(Lease lease, RunStepId step, Failure failure) {
      check.accept(lease);
      return ledger.fail(lease, step, failure);
    }
  }

  /** Side effects. */
  record Effects(Consumer<Lease> check, SideEffectLedger ledger) implements SideEffectLedger {

    @Override
    public SideEffect intend(Lease lease, SideEffect effect) {
      check.accept(lease);
      return ledger.intend(lease, effect);
    }

    @Override
    public SideEffect complete(Lease lease, SideEffectId effect, String externalId, Json response) {
      check.accept(lease);
      return ledger.complete(lease, effect, externalId, response);
    }

    @Override
    public SideEffect fail(Lease lease, SideEffectId effect, Failure failure) {
      check.accept(lease);
      return ledger.fail(lease, effect, failure);
    }
  }
}
