// SPDX-License-Identifier: Apache-2.0
package dev.keelson.effect;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.query.Condition;
import dev.keelson.query.Query;
import dev.keelson.repository.ReadRepository;
import dev.keelson.repository.RepositoryContext;
import dev.keelson.run.Run;
import dev.keelson.work.WorkItem;
import java.util.Optional;

/** Reads one project's side effects; the {@link SideEffectLedger} writes them. */
public final class SideEffectRepository extends ReadRepository<SideEffect, SideEffectId> {

  /** Creates the repository in {@code context}. */
  public SideEffectRepository(RepositoryContext context) {
    super(SideEffect.TYPE, context);
  }

  /**
   * Returns the query for side effects in doubt, oldest first: they are intended, and nobody holds
   * a lease that has not expired on their run or its work item, so they may or may not have been
   * done. The query scans all intended side effects, including those under such leases.
   */
  public static Query<SideEffect> inDoubt() {
    return SideEffect.TYPE
        .where(
            SideEffect.STATUS.is(SideEffectStatus.INTENDED),
            SideEffect.RUN_ID.to(
                Run.TYPE,
                Condition.not(Run.LEASE_UNTIL.isInFuture()),
                Condition.not(
                    Run.WORK_ITEM_ID.to(WorkItem.TYPE, WorkItem.LEASE_UNTIL.isInFuture()))))
        .asScan();
  }

  /** Returns the side effect with that key in the run, or empty. */
  public Optional<SideEffect> findByKey(RunId run, String effectKey) {
    return first(type.where(SideEffect.RUN_ID.is(run), SideEffect.EFFECT_KEY.is(effectKey)));
  }

  /** Returns the side effects of a run, oldest first. */
  public Page<SideEffect> findByRun(RunId run, PageRequest page) {
    return page(type.where(SideEffect.RUN_ID.is(run)), page);
  }

  /** Returns the side effects {@link #inDoubt() in doubt}, oldest first. */
  public Page<SideEffect> findInDoubt(PageRequest page) {
    return page(inDoubt(), page);
  }
}
