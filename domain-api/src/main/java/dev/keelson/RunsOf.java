// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.query.EntityType;
import dev.keelson.query.Referring;
import dev.keelson.repository.EntityStore;
import dev.keelson.run.Run;
import dev.keelson.spi.EntityTypes;
import java.util.Optional;
import java.util.Set;

/** Tells which run something belongs to: the one that it names, or else that of what owns it. */
record RunsOf(EntityStore entities, ProjectId project) {

  /** Returns the run of a value, none if it belongs to none. */
  <T extends Entity<?>> Set<RunId> of(EntityType<T, ?> type, T value) {
    if (value instanceof Run run) {
      return Set.of(run.id());
    }
    for (Referring<T> referring : type.references()) {
      if (referring.field().equals("run_id") && referring.target(value) instanceof RunId run) {
        return Set.of(run);
      }
    }
    for (Referring<T> referring : type.references()) {
      Id owner = referring.owning() ? referring.target(value) : null;
      Set<RunId> its = owner == null ? Set.of() : ofStored(owner);
      if (!its.isEmpty()) {
        return its;
      }
    }
    return Set.of();
  }

  /** Returns the run of what is stored under an id, none if that is nothing. */
  Set<RunId> ofStored(Id id) {
    return ofStored(EntityTypes.of(id.getClass()), id);
  }

  @SuppressWarnings("unchecked") // the type is that of the id
  private <T extends Entity<I>, I extends Id> Set<RunId> ofStored(EntityType<T, I> type, Id id) {
    Optional<T> stored = type.isOwned() ? entities.find(type, project, (I) id) : Optional.empty();
    return stored.isPresent() ? of(type, stored.get()) : Set.of();
  }
}
