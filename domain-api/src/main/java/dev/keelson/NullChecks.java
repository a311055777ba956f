// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalScope;
import dev.keelson.approval.ApprovalService;
import dev.keelson.approval.Verdict;
import dev.keelson.artifact.Artifact;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.Ensured;
import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.Page;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkspaceId;
import dev.keelson.core.secret.SecretMark;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectId;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.effect.SideEffectRepository;
import dev.keelson.retention.Retained;
import dev.keelson.retention.RetentionPolicy;
import dev.keelson.retention.RetentionSweep;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.run.StepLedger;
import dev.keelson.spi.Rules;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkQueue;
import dev.keelson.workspace.Termination;
import dev.keelson.workspace.Workspace;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses null by name before a store is called, so that no store has to, and parameters of side
 * effects that are others than their digest is of.
 */
final class NullChecks {

  private NullChecks() {}

  /** The work queue. */
  record Queue(WorkQueue queue) implements WorkQueue {

    @Override
    public List<Claim> claim(ClaimRequest request) {
      return queue.claim(Check.present(request, "request"));
    }

    @Override
    public Lease lease(LeaseRequest request) {
      return queue.lease(Check.present(request, "request"));
    }

    @Override
    public WorkItem complete(Lease lease, Outcome outcome) {
      return queue.complete(Check.present(lease, "lease"), Check.present(outcome, "outcome"));
    }

    @Override
    public List<Lease> completeAll(Collection<Lease> leases, Outcome outcome) {
      return queue.completeAll(Check.each(leases, "leases"), Check.present(outcome, "outcome"));
    }

    @Override
    public List<Claim> completeAndClaim(Lease done, Outcome outcome, ClaimRequest next) {
      return queue.completeAndClaim(
          Check.present(done, "done"),
          Check.present(outcome, "outcome"),
          Check.present(next, "next"));
    }

    @Override
    public Lease renew(Lease lease, Duration length) {
      return queue.renew(Check.present(lease, "lease"), Check.present(length, "lease.length"));
    }

    @Override
    public List<Lease> renewAll(Collection<Lease> leases, Duration length) {
      return queue.renewAll(Check.each(leases, "leases"), Check.present(length, "lease.length"));
    }

    @Override
    public void release(Lease lease) {
      queue.release(Check.present(lease, "lease"));
    }
  }

  /** The sweep. */
  record Sweep(RetentionSweep sweep) implements RetentionSweep {

    @Override
    public Map<Retained, Long> due(RetentionPolicy policy) {
      return sweep.due(Check.present(policy, "policy"));
    }

    @Override
    public Map<Retained, Long> sweep(RetentionPolicy policy, int max) {
      return sweep.sweep(Check.present(policy, "policy"), max);
    }

    @Override
    public Page<Artifact> dueFiles(RetentionPolicy policy, int max) {
      return sweep.dueFiles(Check.present(policy, "policy"), max);
    }
  }

  /** Steps. */
  record Steps(StepLedger ledger) implements StepLedger {

    @Override
    public RunStep begin(Lease lease, RunStep step) {
      return ledger.begin(Check.present(lease, "lease"), Check.present(step, "step"));
    }

    @Override
    public RunStep complete(Lease lease, RunStepId step, Json output) {
      return ledger.complete(
          Check.present(lease, "lease"),
          Check.present(step, "step"),
          Check.present(output, "output"));
    }

    @Override
    public RunStep fail(Lease lease, RunStepId step, Failure failure) {
      return ledger.fail(
          Check.present(lease, "lease"),
          Check.present(step, "step"),
          Check.present(failure, "failure"));
    }
  }

  /** Side effects. Here their parameters are exact yet: what comes next masks them. */
  record Effects(SideEffectLedger ledger, SideEffectRepository known) implements SideEffectLedger {

    @Override
    public SideEffect intend(Lease lease, SideEffect effect) {
      Check.present(lease, "lease");
      if (!isAsStored(Check.present(effect, "effect"))) {
        Rules.checkParameters(effect);
      }
      return ledger.intend(lease, effect);
    }

    /** Whether the parameters are those that were read back, masked, while the digest is exact. */
    private boolean isAsStored(SideEffect effect) {
      return SecretMark.isMasked(effect.parameters().text())
          && known
              .findByKey(effect.runId(), effect.effectKey())
              .filter(stored -> stored.parameters().equals(effect.parameters()))
              .isPresent();
    }

    @Override
    public SideEffect complete(Lease lease, SideEffectId effect, String externalId, Json response) {
      return ledger.complete(
          Check.present(lease, "lease"),
          Check.present(effect, "effect"),
          Check.present(externalId, "externalId"),
          Check.present(response, "response"));
    }

    @Override
    public SideEffect fail(Lease lease, SideEffectId effect, Failure failure) {
      return ledger.fail(
          Check.present(lease, "lease"),
          Check.present(effect, "effect"),
          Check.present(failure, "failure"));
    }
  }

  /** Approvals. */
  record Approvals(ApprovalService service) implements ApprovalService {

    @Override
    public Ensured<Approval> request(Approval approval) {
      return service.request(Check.present(approval, "approval"));
    }

    @Override
    public Approval decide(
        ApprovalId approval, Verdict verdict, @Nullable String rationale, @Nullable String role) {
      return service.decide(
          Check.present(approval, "approval"), Check.present(verdict, "verdict"), rationale, role);
    }

    @Override
    public Approval consume(
        ApprovalId approval, ApprovalScope scope, @Nullable String target, Digest parameters) {
      return service.consume(
          Check.present(approval, "approval"),
          Check.present(scope, "scope"),
          target,
          Check.present(parameters, "parameters"));
    }

    @Override
    public Approval withdraw(ApprovalId approval, StatusReason reason) {
      return service.withdraw(Check.present(approval, "approval"), Check.present(reason, "reason"));
    }

    @Override
    public int expireOverdue(int max) {
      return service.expireOverdue(max);
    }
  }

  /** Ends. */
  record Ends(Termination termination) implements Termination {

    @Override
    public Workspace close(WorkspaceId workspace, StatusReason reason) {
      return termination.close(
          Check.present(workspace, "workspace"), Check.present(reason, "reason"));
    }

    @Override
    public Run cancel(RunId run, StatusReason reason) {
      return termination.cancel(Check.present(run, "run"), Check.present(reason, "reason"));
    }

    @Override
    public Run fail(RunId run, Failure failure) {
      return termination.fail(Check.present(run, "run"), Check.present(failure, "failure"));
    }
  }
}
