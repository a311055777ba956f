// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.WorkOf.Work;
import dev.keelson.core.Check;
import dev.keelson.core.Ensured;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.query.EntityType;
import dev.keelson.query.FactType;
import dev.keelson.query.Referring;
import dev.keelson.query.Unique;
import dev.keelson.repository.EntityStore;
import dev.keelson.run.Run;
import dev.keelson.spi.EntityTypes;
import dev.keelson.spi.Store;
import dev.keelson.work.WorkItem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of a project, written under a lease. */
record FencedEntities(FencedStore fenced) implements EntityStore {

  @Override
  public <T extends Entity<I>, I extends Id> T insert(EntityType<T, I> type, T value) {
    return write(type, work -> ofNew(work, type, value), tx -> tx.entities().insert(type, value));
  }

  @Override
  public <T extends Entity<I>, I extends Id> T update(EntityType<T, I> type, T value) {
    return write(
        type,
        work -> {
          Work its = work.of(type, value).and(work.beside(type, value, type.kept().fixed()));
          return isMovable(type) ? its.and(work.ofStored(value.id())) : its;
        },
        tx -> tx.entities().update(type, value));
  }

  @Override
  public <T extends Entity<I>, I extends Id> Ensured<T> ensure(
      EntityType<T, I> type, T value, Unique<T> key) {
    return write(
        type, work -> ofNew(work, type, value), tx -> tx.entities().ensure(type, value, key));
  }

  @Override
  public <T extends Entity<I>, I extends Id> Optional<T> find(
      EntityType<T, I> type, @Nullable ProjectId project, I id) {
    return fenced.store().entities().find(type, project, id);
  }

  @Override
  public <T extends Entity<I>, I extends Id> boolean delete(
      EntityType<T, I> type, @Nullable ProjectId project, I id) {
    return write(type, work -> work.ofStored(id), tx -> tx.entities().delete(type, project, id));
  }

  @Override
  public <T> void record(FactType<T> type, ProjectId project, List<T> facts) {
    fenced.write(
        work -> of(work, type, facts),
        tx -> {
          tx.entities().record(type, project, facts);
          return facts;
        });
  }

  private <R> R write(
      EntityType<?, ?> type, Function<WorkOf, Work> belonging, Function<Store, R> work) {
    if (EntityTypes.SET_UP.contains(type)) {
      throw FencedStore.notHere("what sets a project up");
    }
    return fenced.write(belonging, work);
  }

  /**
   * A new item is nobody's yet. A new run goes on nowhere yet, but must be at the item that is
   * leased; under the lease of a run there is none.
   */
  private <T extends Entity<?>> Work ofNew(WorkOf work, EntityType<T, ?> type, T value) {
    if (value instanceof Run run) {
      Check.that(
          fenced.lease().subject().equals(run.workItemId()),
          "run.workItemId",
          "must be what is leased, %s".formatted(fenced.lease().subject().describe()),
          "begin other runs outside of the lease");
      return Work.NONE;
    }
    return value instanceof WorkItem
        ? Work.NONE
        : work.of(type, value).and(work.beside(type, value, List.of()));
  }

  /** Whether an update may lead from one work to another, so that what is stored counts too. */
  private static <T extends Entity<?>> boolean isMovable(EntityType<T, ?> type) {
    return type.references().stream()
        .map(Referring::reference)
        .filter(its -> its.name().equals("run_id") || its.name().equals("work_item_id"))
        .anyMatch(its -> !type.kept().fixed().contains(its));
  }

  private static <T> Work of(WorkOf work, FactType<T> type, List<T> facts) {
    return facts.stream()
        .flatMap(fact -> WorkOf.named(type, fact).stream())
        .distinct()
        .map(id -> id instanceof RunId run ? Work.in(run) : work.ofStored(id))
        .reduce(Work.NONE, Work::and);
  }
}
