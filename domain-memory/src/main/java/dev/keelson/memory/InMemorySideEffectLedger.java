// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

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
import dev.keelson.work.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Writes side effects by their ordinary rules, once the lease is checked. */
final class InMemorySideEffectLedger implements SideEffectLedger {

  private final LeasedWork leased;

  InMemorySideEffectLedger(StoreContext context, ProjectId project) {
    leased = new LeasedWork(context, project);
  }

  @Override
  public SideEffect intend(Lease lease, SideEffect effect) {
    effects(leased.context()).check(effect);
    return leased.under(
        lease,
        tx -> {
          leased.checkRun(tx, lease, effect.runId());
          Optional<SideEffect> known = findByKey(tx, effect.runId(), effect.effectKey());
          if (known.isEmpty()) {
            return effects(tx).insert(asNew(effect));
          }
          SideEffect stored = known.get();
          Check.that(
              stored.parametersDigest().equals(effect.parametersDigest()),
              "sideEffect.parametersDigest",
              "must be the one that this key was intended with first",
              "use another effectKey for other parameters");
          if (stored.status() != SideEffectStatus.FAILED) {
            return stored;
          }
          SideEffect retried = stored.retried().withApprovalId(effect.approvalId());
          // what is missing is told of the side effect that was given, which the caller knows
          Rules.checkReferences(
              tx.layer(), SideEffect.TYPE, leased.project(), retried.withId(effect.id()));
          return effects(tx).update(retried);
        });
  }

  @Override
  public SideEffect complete(Lease lease, SideEffectId effect, String externalId, Json response) {
    SecretScanner.check(externalId, "externalId");
    SecretScanner.check(response, "response");
    return end(
        lease,
        effect,
        SideEffectStatus.DONE,
        (intended, now) -> intended.done(externalId, response, now));
  }

  @Override
  public SideEffect fail(Lease lease, SideEffectId effect, Failure failure) {
    WriteCheck.refuseSecrets(failure, "failure");
    return end(
        lease, effect, SideEffectStatus.FAILED, (intended, now) -> intended.failed(failure, now));
  }

  @Override
  public Optional<SideEffect> findByKey(RunId run, String effectKey) {
    return findByKey(leased.context(), run, effectKey);
  }

  @Override
  public Page<SideEffect> findByRun(RunId run, PageRequest page) {
    InMemoryRepository<SideEffect, SideEffectId> effects = effects(leased.context());
    return effects.page(effects.byId, page, effect -> effect.runId().equals(run));
  }

  private SideEffect end(
      Lease lease,
      SideEffectId id,
      SideEffectStatus end,
      BiFunction<SideEffect, Instant, SideEffect> change) {
    return leased.under(
        lease,
        tx -> {
          SideEffect effect = effects(tx).get(id);
          leased.checkRun(tx, lease, effect.runId());
          return effect.status() == end
              ? effect
              : effects(tx).update(change.apply(effect, tx.now()));
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

  private Optional<SideEffect> findByKey(StoreContext context, RunId run, String effectKey) {
    return effects(context).findBy("run_id_effect_key", List.of(run, effectKey));
  }

  private InMemoryRepository<SideEffect, SideEffectId> effects(StoreContext context) {
    return new InMemoryRepository<>(context, SideEffect.TYPE, leased.project());
  }
}
