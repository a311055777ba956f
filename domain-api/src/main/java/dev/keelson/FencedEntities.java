// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.core.Check;
import dev.keelson.core.Ensured;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.FactType;
import dev.keelson.query.Unique;
import dev.keelson.repository.EntityStore;
import dev.keelson.run.Run;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values of a project, written under a lease. */
record FencedEntities(FencedStore fenced) implements EntityStore {

  @Override
  public <T extends Entity<I>, I extends Id> T insert(EntityType<T, I> type, T value) {
    return fenced.write(runs -> ofNew(runs, type, value), tx -> tx.entities().insert(type, value));
  }

  @Override
  public <T extends Entity<I>, I extends Id> T update(EntityType<T, I> type, T value) {
    return fenced.write(runs -> runs.of(type, value), tx -> tx.entities().update(type, value));
  }

  @Override
  public <T extends Entity<I>, I extends Id> Ensured<T> ensure(
      EntityType<T, I> type, T value, Unique<T> key) {
    return fenced.write(
        runs -> ofNew(runs, type, value), tx -> tx.entities().ensure(type, value, key));
  }

  @Override
  public <T extends Entity<I>, I extends Id> Optional<T> find(
      EntityType<T, I> type, @Nullable ProjectId project, I id) {
    return fenced.store().entities().find(type, project, id);
  }

  @Override
  public <T extends Entity<I>, I extends Id> boolean delete(
      EntityType<T, I> type, @Nullable ProjectId project, I id) {
    return fenced.write(runs -> runs.ofStored(id), tx -> tx.entities().delete(type, project, id));
  }

  @Override
  public <T> void record(FactType<T> type, ProjectId project, List<T> facts) {
    fenced.write(
        any -> runsOf(type, facts),
        tx -> {
          tx.entities().record(type, project, facts);
          return facts;
        });
  }

  /**
   * A new run goes on nowhere yet, but must be at the item that is leased; under the lease of a run
   * there is none.
   */
  private <T extends Entity<?>> Set<RunId> ofNew(RunsOf runs, EntityType<T, ?> type, T value) {
    if (value instanceof Run run) {
      Check.that(
          fenced.lease().subject().equals(run.workItemId()),
          "run.workItemId",
          "must be what is leased, %s".formatted(fenced.lease().subject().describe()),
          "begin other runs outside of the lease");
      return Set.of();
    }
    return runs.of(type, value);
  }

  private static <T> Set<RunId> runsOf(FactType<T> type, List<T> facts) {
    List<Attribute<T, ?>> attributes =
        type.attributes().stream().filter(its -> its.name().equals("run_id")).toList();
    return facts.stream()
        .flatMap(fact -> attributes.stream().map(its -> its.of(fact)))
        .filter(RunId.class::isInstance)
        .map(RunId.class::cast)
        .collect(Collectors.toSet());
  }
}
