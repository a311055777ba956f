// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.approval.Approval;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.SecretScanner;
import dev.keelson.core.WriteCheck;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectId;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.effect.SideEffectStatus;
import dev.keelson.project.Policy;
import dev.keelson.project.PolicyKey;
import dev.keelson.query.Scope;
import dev.keelson.query.Unique;
import dev.keelson.repository.SecretPolicy;
import dev.keelson.spi.ApprovalRules;
import dev.keelson.spi.Rules;
import dev.keelson.work.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Writes side effects by their ordinary rules, after checking the lease. */
record MemorySideEffectLedger(LeasedWork leased) implements SideEffectLedger {

  private static final Unique<SideEffect> BY_KEY =
      SideEffect.TYPE.uniqueBy(SideEffect.RUN_ID, SideEffect.EFFECT_KEY);

  @Override
  public SideEffect intend(Lease lease, SideEffect effect) {
    SideEffect admitted = leased.admit(SideEffect.TYPE, effect);
    return leased.under(
        lease,
        tx -> {
          leased.checkRun(tx, lease, effect.runId());
          Optional<SideEffect> known = tx.entities().findSame(SideEffect.TYPE, BY_KEY, admitted);
          if (known.isEmpty()) {
            return allowed(tx, tx.entities().insert(SideEffect.TYPE, asNew(admitted)), null);
          }
          SideEffect stored = known.get();
          Rules.checkSameParameters(effect, stored);
          if (stored.status() != SideEffectStatus.FAILED) {
            return stored;
          }
          ApprovalId named =
              effect.approvalId() == null ? stored.approvalId() : effect.approvalId();
          SideEffect retried = stored.retried().withApprovalId(named);
          // a missing reference is reported for the side effect that was passed, which the caller
          // knows
          References.check(tx.layer(), SideEffect.TYPE, retried, effect.id());
          return allowed(tx, tx.entities().update(SideEffect.TYPE, retried), stored.approvalId());
        });
  }

  /** Takes the approval of an intended side effect, unless it was taken before. */
  private SideEffect allowed(MemoryStore tx, SideEffect effect, @Nullable ApprovalId taken) {
    if (effect.approvalId() == null) {
      Optional<Policy> policy =
          tx
              .queries()
              .all(
                  Policy.TYPE.where(Policy.KEY.is(PolicyKey.REQUIRE_APPROVAL)),
                  new Scope.Projects(List.of(leased.project())))
              .stream()
              .findFirst();
      if (ApprovalRules.isRequired(policy.orElse(null), effect.kind())) {
        throw ApprovalRules.missingApproval(effect.kind());
      }
    } else if (!effect.approvalId().equals(taken)) {
      Approval approval = tx.entities().get(Approval.TYPE, leased.project(), effect.approvalId());
      if (!effect.id().value().equals(approval.effectId())) {
        MemoryApprovalService.take(tx, approval, effect);
      }
    }
    return effect;
  }

  @Override
  public SideEffect complete(Lease lease, SideEffectId effect, String externalId, Json response) {
    SecretScanner.check(SideEffect.checkExternalId(externalId), "externalId");
    Json admitted = SecretPolicy.standard().admit(SideEffect.TYPE, "response", response);
    return end(
        lease,
        effect,
        SideEffectStatus.DONE,
        (intended, now) -> intended.done(externalId, admitted, now));
  }

  @Override
  public SideEffect fail(Lease lease, SideEffectId effect, Failure failure) {
    WriteCheck.refuseSecrets(failure, "failure");
    return end(
        lease, effect, SideEffectStatus.FAILED, (intended, now) -> intended.failed(failure, now));
  }

  private SideEffect end(
      Lease lease,
      SideEffectId id,
      SideEffectStatus end,
      BiFunction<SideEffect, Instant, SideEffect> change) {
    return leased.under(
        lease,
        tx -> {
          SideEffect effect = tx.entities().get(SideEffect.TYPE, leased.project(), id);
          leased.checkRun(tx, lease, effect.runId());
          return effect.status() == end
              ? effect
              : tx.entities().update(SideEffect.TYPE, change.apply(effect, tx.now()));
        });
  }

  private static SideEffect asNew(SideEffect effect) {
    return SideEffect.builder()
        .from(effect)
        .status(SideEffectStatus.INTENDED)
        .failure(null)
        .externalId(null)
        .response(Json.EMPTY)
        .attempt(1)
        .finishedAt(null)
        .build();
  }
}
