// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.core.Actor;
import dev.keelson.core.Check;
import dev.keelson.core.Ensured;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.WorkItemId;
import dev.keelson.query.EntityType;
import dev.keelson.query.FactType;
import dev.keelson.query.Found;
import dev.keelson.query.Query;
import dev.keelson.query.Scope;
import dev.keelson.query.Unique;
import dev.keelson.repository.EntityStore;
import dev.keelson.repository.QueryStore;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepStatus;
import dev.keelson.spi.Store;
import dev.keelson.work.WorkItem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a project, written under no lease: what the step ledger began is left to it, except
 * that a failed step may be set to run again, as it is; and a run that is leased is completed and
 * failed under its lease, or ended by termination. At an item that is leased, no other agent
 * completes or fails it.
 *
 * @param actor for whom they are written, null for a host
 */
record UnleasedEntities(EntityStore entities, QueryStore queries, @Nullable Actor actor)
    implements EntityStore {

  /** Returns the entities of a store; under a lease, its own checks take the place of these. */
  static EntityStore of(Store store, @Nullable Actor actor) {
    return store instanceof FencedStore
        ? store.entities()
        : new UnleasedEntities(store.entities(), store.queries(), actor);
  }

  private static final Set<RunStatus> ENDED_BY_HOLDER =
      Set.of(RunStatus.COMPLETED, RunStatus.FAILED);

  @Override
  public <T extends Entity<I>, I extends Id> T insert(EntityType<T, I> type, T value) {
    return entities.insert(type, value);
  }

  @Override
  public <T extends Entity<I>, I extends Id> T update(EntityType<T, I> type, T value) {
    switch (value) {
      case RunStep step -> check(step);
      case Run run -> check(run);
      default -> {} // nothing else is left to who holds a lease
    }
    return entities.update(type, value);
  }

  private void check(RunStep step) {
    Check.that(
        step.leaseToken() == 0 || isRetried(step),
        "runStep",
        "must be changed under the lease on its run, since the step ledger began it",
        "use project.under(lease), or end its run by termination()");
  }

  /** Whether a step is what is stored, set to run again. What the store itself refuses, passes. */
  private boolean isRetried(RunStep step) {
    return step.status() == RunStepStatus.PENDING
        && entities
            .find(RunStep.TYPE, step.projectId(), step.id())
            .filter(stored -> stored.version() <= step.version() && stored.leaseToken() != 0)
            .map(stored -> stored.status() == RunStepStatus.FAILED && step.equals(stored.retried()))
            .orElse(true);
  }

  private void check(Run run) {
    if (ENDED_BY_HOLDER.contains(run.status())) {
      Check.that(
          entities.find(Run.TYPE, run.projectId(), run.id()).map(this::isLeftToMe).orElse(true),
          "run.status",
          "must be changed under the lease on the %s"
              .formatted(run.workItemId() == null ? "run" : "work item"),
          "use project.under(lease), or end the run by termination()");
    }
  }

  /**
   * Whether nobody has leased the run, nor another agent its item, apart from whom this acts for.
   */
  private boolean isLeftToMe(Run run) {
    WorkItemId item = run.workItemId();
    return item == null
        ? run.lock() == null
        : actor == null || !actor.isAgent() || !isHeldByOther(run.projectId(), item, actor);
  }

  private boolean isHeldByOther(ProjectId project, WorkItemId id, Actor agent) {
    Query<WorkItem> held =
        WorkItem.TYPE.where(WorkItem.TYPE.id().is(id), WorkItem.LEASE_UNTIL.isInFuture());
    return queries.list(held, new Scope.Projects(List.of(project)), null, 1, List.of()).stream()
        .map(Found::value)
        .map(WorkItem::lockedByAgentId)
        .anyMatch(holder -> holder != null && !agent.equals(holder.actor()));
  }

  @Override
  public <T extends Entity<I>, I extends Id> Ensured<T> ensure(
      EntityType<T, I> type, T value, Unique<T> key) {
    return entities.ensure(type, value, key);
  }

  @Override
  public <T extends Entity<I>, I extends Id> Optional<T> find(
      EntityType<T, I> type, @Nullable ProjectId project, I id) {
    return entities.find(type, project, id);
  }

  @Override
  public <T extends Entity<I>, I extends Id> boolean delete(
      EntityType<T, I> type, @Nullable ProjectId project, I id) {
    return entities.delete(type, project, id);
  }

  @Override
  public <T> void record(FactType<T> type, ProjectId project, List<T> facts) {
    entities.record(type, project, facts);
  }
}
