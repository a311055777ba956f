// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Ensured;
import dev.keelson.core.Entity;
import dev.keelson.core.EntityType;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.Repository;
import dev.keelson.core.StaleVersionException;
import dev.keelson.core.State;
import dev.keelson.core.WriteCheck;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Stores values of any type by the rules that its {@link EntityType} declares. Repositories add
 * their queries.
 */
class InMemoryRepository<T extends Entity<I>, I extends Id> implements Repository<T, I> {

  final StoreContext context;
  final Table<I, T> table;
  final Order<T> byId;
  private final EntityType<T, I> type;
  private final @Nullable ProjectId project;

  /** A repository of one project's values, or of shared ones if {@code project} is null. */
  InMemoryRepository(StoreContext context, EntityType<T, I> type, @Nullable ProjectId project) {
    this.context = context;
    this.type = type;
    this.project = project;
    table = Table.of(type, project);
    byId = Order.byId(Entity::id, text -> Ids.parse(text, "cursor", type.newId()));
  }

  @Override
  public T insert(T value) {
    check(value);
    return context.change(tx -> {
      checkRules(tx.layer(), null, value);
      if (tx.layer().find(table, value.id()).isPresent()) {
        throw new AlreadyExistsException(value.id(), "id");
      }
      AuditInfo first = new AuditInfo(value.createdAt(), tx.now(), tx.actor(), 1);
      return write(tx.layer(), null, type.withAudit().apply(complete(tx.layer(), value), first));
    });
  }

  @Override
  public T update(T value) {
    check(value);
    return context.change(tx -> {
      T stored =
          tx.layer().find(table, value.id()).orElseThrow(() -> new NotFoundException(value.id()));
      if (stored.version() != value.version()) {
        throw new StaleVersionException(value.id(), value.version());
      }
      checkRules(tx.layer(), stored, value);
      type.checkMove(stored, value);
      AuditInfo next = value.audit().written(tx.now(), tx.actor());
      return write(tx.layer(), stored, type.withAudit().apply(value, next));
    });
  }

  @Override
  public Optional<T> find(I id) {
    return context.read(layer -> layer.find(table, id));
  }

  /** All values, by id, for the types that are listed as a whole. */
  public Page<T> findAll(PageRequest page) {
    return page(byId, page, any -> true);
  }

  /** Deletes a value with what belongs to it, for the types that are deleted at all. */
  public boolean delete(I id) {
    return context.change(tx -> {
      Optional<T> stored = tx.layer().find(table, id);
      stored.ifPresent(value -> Rules.remove(tx.layer(), project, id));
      return stored.isPresent();
    });
  }

  /** The value with the same unique key that is stored already, or else this one, stored. */
  final Ensured<T> ensure(T value, String fields, Object key) {
    check(value);
    return context.change(tx -> {
      InMemoryRepository<T, I> here = new InMemoryRepository<>(tx, type, project);
      return here.findBy(fields, key)
          .map(stored -> new Ensured<>(stored, false))
          .orElseGet(() -> new Ensured<>(here.insert(value), true));
    });
  }

  /**
   * Refuses what may not be written here whatever is stored: another project's, or with a secret.
   */
  final void check(T value) {
    if (project != null && value instanceof ProjectOwned owned) {
      Rules.checkOwner(value.id(), owned.projectId(), project);
    }
    WriteCheck.refuseSecrets((Record) value);
  }

  /** Gives a new value what only the store can; most values lack nothing. */
  T complete(Layer layer, T value) {
    return value;
  }

  /** Updates work that another worker left behind in {@code state} when its lease ran out. */
  final T takeOver(T value, State state) {
    return context.change(tx -> {
      T taken = new InMemoryRepository<>(tx, type, project).update(value);
      Moves.journalTakeover(tx.layer(), type, taken, state);
      return taken;
    });
  }

  /** The value that has a unique key, or empty. */
  final Optional<T> findBy(String fields, Object key) {
    return context.read(layer ->
        layer.find(Rules.index(type, fields, project), key).flatMap(id -> layer.find(table, id)));
  }

  /** A page of the values that match. */
  final Page<T> page(Order<T> order, PageRequest request, Predicate<T> match) {
    return order.page(context.read(layer -> layer.all(table)).stream().filter(match), request);
  }

  /**
   * Refuses what breaks a rule that the type alone can't tell, as triggers do before anything else;
   * most types have none.
   *
   * @param before the stored value, null for a new one
   */
  void checkRules(Layer layer, @Nullable T before, T value) {}

  private T write(Layer layer, @Nullable T before, T after) {
    Rules.checkUniques(layer, type, project, after);
    Rules.checkReferences(layer, type, project, after);
    Rules.write(layer, type, project, after.id(), before, after);
    Moves.journal(layer, type, before, after);
    return after;
  }
}
