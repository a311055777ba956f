// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.SecretScanner;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectId;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.repository.SecretPolicy;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.run.StepLedger;
import dev.keelson.work.Lease;

/** Applies a host's policy before a store's ledger applies the standard one. */
final class SecretPolicyLedgers {

  private SecretPolicyLedgers() {}

  static StepLedger steps(StepLedger ledger, SecretPolicy policy) {
    return policy.equals(SecretPolicy.standard()) ? ledger : new Steps(ledger, policy);
  }

  static SideEffectLedger effects(SideEffectLedger ledger, SecretPolicy policy) {
    return policy.equals(SecretPolicy.standard()) ? ledger : new Effects(ledger, policy);
  }

  private static Failure admitted(Failure failure, SecretScanner scanner) {
    scanner.refuse(failure.code(), "failure.code");
    return failure.maskedBy(scanner);
  }

  private record Steps(StepLedger ledger, SecretPolicy policy) implements StepLedger {

    @Override
    public RunStep begin(Lease lease, RunStep step) {
      return ledger.begin(lease, policy.admit(RunStep.TYPE, step));
    }

    @Override
    public RunStep complete(Lease lease, RunStepId step, Json output) {
      return ledger.complete(lease, step, policy.admit(RunStep.TYPE, "output", output));
    }

    @Override
    public RunStep fail(Lease lease, RunStepId step, Failure failure) {
      return ledger.fail(lease, step, admitted(failure, policy.scanner()));
    }
  }

  private record Effects(SideEffectLedger ledger, SecretPolicy policy) implements SideEffectLedger {

    @Override
    public SideEffect intend(Lease lease, SideEffect effect) {
      return ledger.intend(lease, policy.admit(SideEffect.TYPE, effect));
    }

    @Override
    public SideEffect complete(Lease lease, SideEffectId effect, String externalId, Json response) {
      policy.scanner().refuse(SideEffect.checkExternalId(externalId), "externalId");
      return ledger.complete(
          lease, effect, externalId, policy.admit(SideEffect.TYPE, "response", response));
    }

    @Override
    public SideEffect fail(Lease lease, SideEffectId effect, Failure failure) {
      return ledger.fail(lease, effect, admitted(failure, policy.scanner()));
    }
  }
}
