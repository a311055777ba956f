// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.core.Check;
import dev.keelson.core.Ensured;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.query.EntityType;
import dev.keelson.query.FactType;
import dev.keelson.query.Unique;
import dev.keelson.repository.EntityStore;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of a project, written under no lease: what the step ledger began is left to it, except
 * that a failed step may be set to run again.
 */
record UnleasedEntities(EntityStore entities) implements EntityStore {

  @Override
  public <T extends Entity<I>, I extends Id> T insert(EntityType<T, I> type, T value) {
    return entities.insert(type, value);
  }

  @Override
  public <T extends Entity<I>, I extends Id> T update(EntityType<T, I> type, T value) {
    if (value instanceof RunStep step) {
      Check.that(
          step.leaseToken() == 0 || step.status() == RunStepStatus.PENDING,
          "runStep",
          "must be changed under the lease on its run, since the step ledger began it",
          "use project.under(lease), or end its run by termination()");
    }
    return entities.update(type, value);
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
