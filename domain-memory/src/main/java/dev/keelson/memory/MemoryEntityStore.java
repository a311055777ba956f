// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Ensured;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StaleVersionException;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.FactType;
import dev.keelson.query.Numbered;
import dev.keelson.query.Unique;
import dev.keelson.repository.EntityStore;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.work.Leased;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stores values of any type by the rules that its {@link EntityType} declares. */
record MemoryEntityStore(MemoryStore store) implements EntityStore {

  @Override
  public <T extends Entity<I>, I extends Id> T insert(EntityType<T, I> type, T value) {
    type.kept().checkNew(type, value);
    return begin(type, value);
  }

  /** Inserts a value, also with fields that only a capability writes. */
  <T extends Entity<I>, I extends Id> T begin(EntityType<T, I> type, T value) {
    return store.change(tx -> {
      Layer layer = tx.layer();
      TypeRules.check(layer, type, null, value);
      if (Rows.find(layer, type, Rows.owner(value), value.id()).isPresent()) {
        throw new AlreadyExistsException(value.id(), "id");
      }
      T counted = type.numbered().map(its -> counted(layer, type, its, value)).orElse(value);
      AuditInfo first =
          AuditInfo.builder()
              .createdAt(value.createdAt())
              .updatedAt(tx.now())
              .updatedBy(tx.actor())
              .version(1)
              .build();
      T written = write(layer, type, null, type.withAudit(counted, first));
      MemoryWaits.wake(tx, null, written);
      return written;
    });
  }

  @Override
  public <T extends Entity<I>, I extends Id> T update(EntityType<T, I> type, T value) {
    return update(
        type,
        value,
        (stored, changed) -> type.kept().check(type, stored, changed, isRunOut(stored)));
  }

  /** Updates a value, also fields that only a capability writes. */
  <T extends Entity<I>, I extends Id> T change(EntityType<T, I> type, T value) {
    return update(type, value, (stored, changed) -> {});
  }

  private <T extends Entity<I>, I extends Id> T update(
      EntityType<T, I> type, T value, BiConsumer<T, T> check) {
    return store.change(tx -> {
      T stored = tx.entities().get(type, Rows.owner(value), value.id());
      if (stored.version() != value.version()) {
        throw new StaleVersionException(value.id(), value.version());
      }
      check.accept(stored, value);
      TypeRules.check(tx.layer(), type, stored, value);
      Contents.check(tx.layer(), stored, value);
      AuditInfo next = stored.audit().written(tx.now(), tx.actor());
      T settled = MemoryWaits.settled(tx.layer(), type, stored, value);
      T written = write(tx.layer(), type, stored, type.withAudit(settled, next));
      MemoryWaits.wake(tx, stored, written);
      if (written instanceof Run run && !RunStatus.LIFECYCLE.isActive(run.status())) {
        MemoryApprovalService.close(tx, run);
      }
      return written;
    });
  }

  private boolean isRunOut(Entity<?> stored) {
    return stored instanceof Leased leased
        && leased.lock() != null
        && !leased.lock().until().isAfter(store.now());
  }

  @Override
  public <T extends Entity<I>, I extends Id> Ensured<T> ensure(
      EntityType<T, I> type, T value, Unique<T> key) {
    return store.change(tx ->
        tx.entities()
            .findSame(type, key, value)
            .map(stored -> new Ensured<>(stored, false))
            .orElseGet(() -> new Ensured<>(tx.entities().insert(type, value), true)));
  }

  @Override
  public <T extends Entity<I>, I extends Id> Optional<T> find(
      EntityType<T, I> type, @Nullable ProjectId project, I id) {
    return store.read(layer -> Rows.find(layer, type, project, id));
  }

  /** Returns the stored value with the same unique key, or empty. */
  <T extends Entity<I>, I extends Id> Optional<T> findSame(
      EntityType<T, I> type, Unique<T> key, T value) {
    return store.read(layer -> Rows.findSame(layer, type, key, value));
  }

  /** Returns the stored value; refuses an id that is not stored. */
  <T extends Entity<I>, I extends Id> T get(
      EntityType<T, I> type, @Nullable ProjectId project, I id) {
    return find(type, project, id).orElseThrow(() -> new NotFoundException(id));
  }

  @Override
  public <T extends Entity<I>, I extends Id> boolean delete(
      EntityType<T, I> type, @Nullable ProjectId project, I id) {
    return store.change(tx -> {
      boolean stored = Rows.find(tx.layer(), type, project, id).isPresent();
      if (stored) {
        new Removal(tx, project).of(id, Map.of());
      }
      return stored;
    });
  }

  @Override
  public <T> void record(FactType<T> type, ProjectId project, List<T> facts) {
    store.change(tx -> {
      facts.forEach(fact -> record(tx.layer(), type, project, fact));
      facts.forEach(fact -> TypeRules.check(tx.layer(), type, null, fact));
      facts.forEach(fact -> TypeRules.checkLast(tx.layer(), type, null, fact));
      return facts;
    });
  }

  private static <T> void record(Layer layer, FactType<T> type, ProjectId project, T fact) {
    Id id = Target.itself(type, fact).id();
    References.checkProject(layer, project, id);
    if (layer.find(Table.of(type, project), Rows.key(type, fact)).isPresent()) {
      String key = type.key().stream().map(Attribute::name).collect(Collectors.joining("_"));
      throw new AlreadyExistsException(id, key);
    }
    Rows.write(layer, type, null, fact);
  }

  private static <T extends Entity<I>, I extends Id> T write(
      Layer layer, EntityType<T, I> type, @Nullable T before, T after) {
    checkUniques(layer, type, after);
    if (before != null) {
      type.checkMove(before, after);
    }
    References.check(layer, type, after, after.id());
    TypeRules.checkLast(layer, type, before, after);
    Rows.write(layer, type, before, after);
    Moves.journal(layer, type, before, after);
    return after;
  }

  private static <T extends Entity<I>, I extends Id> void checkUniques(
      Layer layer, EntityType<T, I> type, T value) {
    for (Unique<T> unique : type.uniques()) {
      Rows.findSame(layer, type, unique, value)
          .filter(holder -> !holder.id().equals(value.id()))
          .ifPresent(holder -> {
            throw new AlreadyExistsException(value.id(), unique.name());
          });
    }
  }

  /**
   * Returns the value with the next number of its key. The counter is retained when the value is
   * deleted.
   */
  private static <T extends Entity<?>> T counted(
      Layer layer, EntityType<T, ?> type, Numbered<T> numbered, T value) {
    Table<Integer> heads =
        new Table<>(type.name() + "_head", type.isOwned() ? Rows.owner(value) : null);
    List<Object> key =
        numbered.key().stream()
            .<Object>map(part -> Objects.requireNonNull(part.of(value)))
            .toList();
    numbered.requireNew(type.name(), value);
    int next = layer.find(heads, key).orElse(0) + 1;
    layer.put(heads, key, next);
    return numbered.withNumber().apply(value, next);
  }
}
