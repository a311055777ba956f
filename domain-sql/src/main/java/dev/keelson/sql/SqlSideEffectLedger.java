// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.approval.Approval;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.Failure;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.SecretScanner;
import dev.keelson.core.WriteCheck;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectId;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.effect.SideEffectStatus;
import dev.keelson.query.States;
import dev.keelson.repository.SecretPolicy;
import dev.keelson.spi.Rules;
import dev.keelson.work.Lease;
import org.jspecify.annotations.Nullable;

/** Records side effects. */
final class SqlSideEffectLedger implements SideEffectLedger {

  private final LeasedRecords<SideEffect, SideEffectId, SideEffectStatus> effects;

  SqlSideEffectLedger(StoreContext context, ProjectId project) {
    effects =
        new LeasedRecords<>(
            new LeasedWork(context, project),
            SideEffect.TYPE,
            new States<>(SideEffectStatus.LIFECYCLE, SideEffect.STATUS));
  }

  @Override
  public SideEffect intend(Lease lease, SideEffect effect) {
    SideEffect stored =
        effect.approvalId() == null
            ? effects.begin("intend_effect", lease, effect)
            : intendApproved(lease, effect, effect.approvalId());
    Rules.checkSameParameters(effect, stored);
    return stored;
  }

  /**
   * Intends a side effect that names an approval, apart, so that the reason can be determined if
   * that is refused.
   */
  private SideEffect intendApproved(Lease lease, SideEffect effect, ApprovalId named) {
    StoreContext context = effects.leased().context();
    try {
      return context.inOwnTransaction(tx -> effects.in(tx).begin("intend_effect", lease, effect));
    } catch (InvalidValueException e) {
      if (e.field().equals("sideEffect.approvalId")) {
        Approval approval =
            new SqlEntityStore(context).get(Approval.TYPE, effect.projectId(), named);
        SqlApprovalService.checkEffect(context, approval, effect);
      }
      throw e;
    }
  }

  @Override
  public SideEffect complete(Lease lease, SideEffectId effect, String externalId, Json response) {
    SecretScanner.check(SideEffect.checkExternalId(externalId), "externalId");
    Json admitted = SecretPolicy.standard().admit(SideEffect.TYPE, "response", response);
    return end(lease, effect, SideEffectStatus.DONE, null, externalId, admitted);
  }

  @Override
  public SideEffect fail(Lease lease, SideEffectId effect, Failure failure) {
    WriteCheck.refuseSecrets(failure, "failure");
    return end(lease, effect, SideEffectStatus.FAILED, failure, null, Json.EMPTY);
  }

  private SideEffect end(
      Lease lease,
      SideEffectId id,
      SideEffectStatus end,
      @Nullable Failure failure,
      @Nullable String externalId,
      Json response) {
    Call call =
        effects
            .ending("finish_effect", lease)
            .with("status", end)
            .with("failure", failure)
            .with("externalId", externalId)
            .with("response", response);
    return effects.end(call, lease, id, end);
  }
}
