// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Check;
import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.SecretScanner;
import dev.keelson.core.WriteCheck;
import dev.keelson.run.RunId;
import dev.keelson.run.SideEffect;
import dev.keelson.run.SideEffectId;
import dev.keelson.run.SideEffectLedger;
import dev.keelson.run.SideEffectStatus;
import dev.keelson.sql.Statement;
import dev.keelson.work.Lease;
import java.util.Map;
import java.util.Optional;

/** Records side effects by one statement each, which checks the lease and keeps it meanwhile. */
final class JpaSideEffectLedger implements SideEffectLedger {

  private static final Statement INTEND = SideEffectRow.MAPPING.statement("intend_effect");
  private static final Statement FINISH = SideEffectRow.MAPPING.statement("finish_effect");

  private final StoreContext context;
  private final LeasedWork leased;
  private final JpaRepository<SideEffect, SideEffectId, SideEffectRow> effects;

  JpaSideEffectLedger(StoreContext context, ProjectId project) {
    this.context = context;
    leased = new LeasedWork(context, project);
    effects = new JpaRepository<>(context, SideEffect.TYPE, SideEffectRow.MAPPING, project);
  }

  @Override
  public SideEffect intend(Lease lease, SideEffect effect) {
    effects.check(effect);
    Call call =
        Call.of(INTEND)
            .with(SideEffectRow.MAPPING, effect)
            .under(lease)
            .with("actor", context.actor());
    SideEffect stored =
        leased.under(
            lease,
            () -> effects.write(effect, call),
            () -> {
              leased.checkRun(lease, effect.runId());
              return Optional.empty();
            });
    Check.that(
        stored.parametersDigest().equals(effect.parametersDigest()),
        "sideEffect.parametersDigest",
        "must be the one that this key was intended with first",
        "use another effectKey for other parameters");
    return stored;
  }

  @Override
  public SideEffect complete(Lease lease, SideEffectId effect, String externalId, Json response) {
    SecretScanner.check(externalId, "externalId");
    SecretScanner.check(response, "response");
    Call call =
        Call.of(FINISH)
            .with("failure", null)
            .with("externalId", externalId)
            .with("response", response);
    return end(lease, effect, SideEffectStatus.DONE, call);
  }

  @Override
  public SideEffect fail(Lease lease, SideEffectId effect, Failure failure) {
    WriteCheck.refuseSecrets(failure, "failure");
    Call call =
        Call.of(FINISH)
            .with("failure", failure)
            .with("externalId", null)
            .with("response", Json.EMPTY);
    return end(lease, effect, SideEffectStatus.FAILED, call);
  }

  @Override
  public Optional<SideEffect> findByKey(RunId run, String effectKey) {
    return effects.findBy(Map.of("runId", run, "effectKey", effectKey));
  }

  @Override
  public Page<SideEffect> findByRun(RunId run, PageRequest page) {
    return effects.page(Map.of("runId", run), effects.byId, page);
  }

  private SideEffect end(Lease lease, SideEffectId id, SideEffectStatus end, Call call) {
    call.under(lease).with("effectId", id).with("status", end).with("actor", context.actor());
    return leased.under(
        lease,
        () -> effects.change(id, call),
        () -> {
          SideEffect effect = effects.get(id);
          leased.checkRun(lease, effect.runId());
          if (effect.status() == end) {
            return Optional.of(effect);
          }
          SideEffectStatus.LIFECYCLE.require(id, effect.status(), end);
          return Optional.empty();
        });
  }
}
