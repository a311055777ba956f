// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a store needs to know about a type and can't see from its record: its lifecycle, what must
 * be unique, what it refers to. The memory store enforces these rules; the SQL stores find them in
 * the schema and use them here to say which one was broken.
 *
 * @param name the name of its table
 * @param type its record
 * @param idType the record of its id
 * @param newId makes an id of a UUID
 * @param withAudit returns a value with other audit info
 * @param states its lifecycle, or null if it has none
 * @param uniques what must be unique: within the project for what a project owns, else in the store
 * @param references what it refers to
 */
public record EntityType<T extends Entity<I>, I extends Id>(
    String name,
    Class<T> type,
    Class<I> idType,
    Function<UUID, I> newId,
    BiFunction<T, AuditInfo, T> withAudit,
    @Nullable States<T, ?> states,
    List<Unique<T>> uniques,
    List<Reference<T>> references) {

  public EntityType {
    uniques = List.copyOf(uniques);
    references = List.copyOf(references);
  }

  /** A type without lifecycle, uniqueness and references. */
  public static <T extends Entity<I>, I extends Id> EntityType<T, I> of(
      String name,
      Class<T> type,
      Class<I> idType,
      Function<UUID, I> newId,
      BiFunction<T, AuditInfo, T> withAudit) {
    return new EntityType<>(name, type, idType, newId, withAudit, null, List.of(), List.of());
  }

  /** The same with a lifecycle. */
  public <S extends Enum<S> & State> EntityType<T, I> withLifecycle(
      Lifecycle<S> lifecycle, Function<T, S> status) {
    return new EntityType<>(
        name, type, idType, newId, withAudit, new States<>(lifecycle, status), uniques, references);
  }

  /**
   * The same with one thing more that must be unique; {@code key} returns null where the rule does
   * not apply.
   */
  public EntityType<T, I> unique(String fields, Function<T, @Nullable Object> key) {
    return new EntityType<>(
        name,
        type,
        idType,
        newId,
        withAudit,
        states,
        plus(uniques, new Unique<>(fields, key)),
        references);
  }

  /**
   * The same with one reference more; {@code target} returns null where there is none. What it
   * refers to stays as long as it does.
   */
  public EntityType<T, I> refersTo(String field, Function<T, @Nullable Id> target) {
    return referring(new Reference<>(field, target, false));
  }

  /** The same with a reference to something that it is deleted with. */
  public EntityType<T, I> ownedBy(String field, Function<T, @Nullable Id> target) {
    return referring(new Reference<>(field, target, true));
  }

  private EntityType<T, I> referring(Reference<T> reference) {
    return new EntityType<>(
        name, type, idType, newId, withAudit, states, uniques, plus(references, reference));
  }

  /** Whether a project owns its values, and not all projects share them. */
  public boolean isOwned() {
    return ProjectOwned.class.isAssignableFrom(type);
  }

  /** The lifecycle, or empty if it has none. */
  public Optional<Lifecycle<?>> lifecycle() {
    return Optional.ofNullable(states).map(States::lifecycle);
  }

  /**
   * Refuses a move from the stored value to the new one that the lifecycle lacks.
   *
   * @throws IllegalTransitionException naming both, and what is allowed
   */
  public void checkMove(T stored, T changed) {
    if (states != null) {
      states.check(changed.id(), stored, changed);
    }
  }

  /** For stores: the refusal to delete what values of this type still refer to by that field. */
  public InvalidValueException stillReferring(String field) {
    return new InvalidValueException(
        name + "." + field,
        "must not refer to what is deleted",
        "delete what refers to it first, or let it refer to something else");
  }

  private static <E> List<E> plus(List<E> list, E element) {
    List<E> longer = new ArrayList<>(list);
    longer.add(element);
    return longer;
  }

  /** A lifecycle and where the value keeps its state. */
  public record States<T, S extends Enum<S> & State>(
      Lifecycle<S> lifecycle, Function<T, S> status) {
    void check(Id subject, T stored, T changed) {
      S from = status.apply(stored);
      S to = status.apply(changed);
      if (from != to) {
        lifecycle.require(subject, from, to);
      }
    }
  }

  /**
   * Fields that together must be unique, named as the schema names them, joined with underscores.
   */
  public record Unique<T>(String fields, Function<T, @Nullable Object> key) {}

  /**
   * A field that refers to another value by its id, named as the schema names it.
   *
   * @param owning whether the value is deleted with what it refers to; if not, that can't be
   *     deleted as long as the value is stored
   */
  public record Reference<T>(String field, Function<T, @Nullable Id> target, boolean owning) {}
}
