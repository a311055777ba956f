// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.SIDE_EFFECT;

import dev.keelson.core.Check;
import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.SecretScanner;
import dev.keelson.core.WriteCheck;
import dev.keelson.jooq.generated.tables.records.SideEffectRecord;
import dev.keelson.run.RunId;
import dev.keelson.run.SideEffect;
import dev.keelson.run.SideEffectId;
import dev.keelson.run.SideEffectLedger;
import dev.keelson.run.SideEffectStatus;
import dev.keelson.work.Lease;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records side effects by one statement each, which checks the lease and keeps it while it runs.
 */
final class JooqSideEffectLedger implements SideEffectLedger {

  private static final EntityTable<SideEffect, SideEffectId, SideEffectRecord> TABLE =
      EntityTable.of(SideEffect.TYPE, new SideEffectRowsImpl(), SIDE_EFFECT);

  private final LeasedWork leased;
  private final JooqRepository<SideEffect, SideEffectId, SideEffectRecord> effects;

  JooqSideEffectLedger(StoreContext context, ProjectId project) {
    leased = new LeasedWork(context, project);
    effects = new JooqRepository<>(context, TABLE, project);
  }

  @Override
  public SideEffect intend(Lease lease, SideEffect effect) {
    effects.check(effect);
    Call call = effects.call("intend_effect", effect).under(lease);
    SideEffect stored =
        leased.under(
            lease,
            () -> effects.write(call, effect),
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
    return end(lease, effect, SideEffectStatus.DONE, null, externalId, response);
  }

  @Override
  public SideEffect fail(Lease lease, SideEffectId effect, Failure failure) {
    WriteCheck.refuseSecrets(failure, "failure");
    return end(lease, effect, SideEffectStatus.FAILED, failure, null, Json.EMPTY);
  }

  @Override
  public Optional<SideEffect> findByKey(RunId run, String effectKey) {
    return effects.findBy(SIDE_EFFECT.RUN_ID.eq(run).and(SIDE_EFFECT.EFFECT_KEY.eq(effectKey)));
  }

  @Override
  public Page<SideEffect> findByRun(RunId run, PageRequest page) {
    return effects.page(SIDE_EFFECT.RUN_ID.eq(run), page, effects.byId);
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
            .call("finish_effect")
            .under(lease)
            .with("effectId", SIDE_EFFECT.ID, id)
            .with("status", SIDE_EFFECT.STATUS, end)
            .with("failure", SIDE_EFFECT.FAILURE, failure)
            .with("externalId", SIDE_EFFECT.EXTERNAL_ID, externalId)
            .with("response", SIDE_EFFECT.RESPONSE, response);
    return leased.under(
        lease,
        () -> effects.run(call),
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
