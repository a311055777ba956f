// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalScope;
import dev.keelson.approval.ApprovalService;
import dev.keelson.approval.Verdict;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.Digest;
import dev.keelson.core.Ensured;
import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.RunId;
import dev.keelson.core.SecretScanner;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkspaceId;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectId;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.repository.SecretPolicy;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.run.StepLedger;
import dev.keelson.work.Lease;
import dev.keelson.workspace.Termination;
import dev.keelson.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** Applies a host's policy before a store's ledgers and services apply the standard one. */
final class SecretPolicyLedgers {

  private SecretPolicyLedgers() {}

  static StepLedger steps(StepLedger ledger, SecretPolicy policy) {
    return policy.equals(SecretPolicy.standard()) ? ledger : new Steps(ledger, policy);
  }

  static SideEffectLedger effects(SideEffectLedger ledger, SecretPolicy policy) {
    return policy.equals(SecretPolicy.standard()) ? ledger : new Effects(ledger, policy);
  }

  static ApprovalService approvals(ApprovalService service, SecretPolicy policy) {
    return policy.equals(SecretPolicy.standard()) ? service : new Approvals(service, policy);
  }

  static Termination ends(Termination termination, SecretPolicy policy) {
    return policy.equals(SecretPolicy.standard()) ? termination : new Ends(termination, policy);
  }

  private static Failure admitted(Failure failure, SecretScanner scanner) {
    scanner.refuse(failure.code(), "failure.code");
    return failure.maskedBy(scanner);
  }

  static void refuse(@Nullable String text, String field, SecretPolicy policy) {
    if (text != null) {
      policy.scanner().refuse(text, field);
    }
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

  private record Approvals(ApprovalService service, SecretPolicy policy)
      implements ApprovalService {

    @Override
    public Ensured<Approval> request(Approval approval) {
      return service.request(policy.admit(Approval.TYPE, approval));
    }

    @Override
    public Approval decide(
        ApprovalId approval, Verdict verdict, @Nullable String rationale, @Nullable String role) {
      refuse(rationale, "rationale", policy);
      refuse(role, "role", policy);
      return service.decide(approval, verdict, rationale, role);
    }

    @Override
    public Approval consume(
        ApprovalId approval, ApprovalScope scope, @Nullable String target, Digest parameters) {
      return service.consume(approval, scope, target, parameters);
    }

    @Override
    public Approval withdraw(ApprovalId approval, StatusReason reason) {
      refuse(reason.value(), "reason", policy);
      return service.withdraw(approval, reason);
    }

    @Override
    public int expireOverdue(int max) {
      return service.expireOverdue(max);
    }
  }

  private record Ends(Termination termination, SecretPolicy policy) implements Termination {

    @Override
    public Workspace close(WorkspaceId workspace, StatusReason reason) {
      refuse(reason.value(), "reason", policy);
      return termination.close(workspace, reason);
    }

    @Override
    public Run cancel(RunId run, StatusReason reason) {
      refuse(reason.value(), "reason", policy);
      return termination.cancel(run, reason);
    }

    @Override
    public Run fail(RunId run, Failure failure) {
      return termination.fail(run, admitted(failure, policy.scanner()));
    }
  }
}
