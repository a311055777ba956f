// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is to know about an entity and can't be seen from its record: its lifecycle, what must be
 * unique, what it refers to, by which indexes it can be asked. Immutable; each method returns
 * another one.
 */
public final class EntityType<T extends Entity<I>, I extends Id> implements RowType<T> {

  private final String name;
  private final Class<T> type;
  private final Class<I> idType;
  private final Function<UUID, I> newId;
  private final BiFunction<T, AuditInfo, T> withAudit;
  private final Attribute<T, I> id;
  private final OrderedAttribute<T, Instant> createdAt;
  private final OrderedAttribute<T, Instant> updatedAt;
  private final TypeRules<T> rules;

  private EntityType(
      String name,
      Class<T> type,
      Class<I> idType,
      Function<UUID, I> newId,
      BiFunction<T, AuditInfo, T> withAudit,
      Attribute<T, I> id,
      OrderedAttribute<T, Instant> createdAt,
      OrderedAttribute<T, Instant> updatedAt,
      TypeRules<T> rules) {
    this.name = name;
    this.type = type;
    this.idType = idType;
    this.newId = newId;
    this.withAudit = withAudit;
    this.id = id;
    this.createdAt = createdAt;
    this.updatedAt = updatedAt;
    this.rules = rules;
  }

  /**
   * A type without lifecycle, uniqueness and references, listed by creation.
   *
   * @param name the name of its table
   * @param type its record
   * @param idType the record of its id
   * @param newId makes an id of a UUID
   * @param withAudit returns a value with another version, as it was written by somebody at a time
   */
  public static <T extends Entity<I>, I extends Id> EntityType<T, I> of(
      String name,
      Class<T> type,
      Class<I> idType,
      Function<UUID, I> newId,
      BiFunction<T, AuditInfo, T> withAudit) {
    OrderedAttribute<T, Instant> createdAt =
        Attribute.ordered("created_at", Instant.class, Entity::createdAt);
    return new EntityType<>(
        name,
        type,
        idType,
        newId,
        withAudit,
        Attribute.of("id", idType, Entity::id),
        createdAt,
        Attribute.ordered("updated_at", Instant.class, Entity::updatedAt),
        new TypeRules<>(
            null, null, List.of(), List.of(), List.of(), List.of(), new Order<>(createdAt, false)));
  }

  /** The same with a lifecycle. */
  public <S extends Enum<S> & State> EntityType<T, I> withLifecycle(
      Lifecycle<S> lifecycle, Attribute<T, S> status) {
    return with(rules.states(new States<>(lifecycle, status)));
  }

  /**
   * The same with one thing more that must be unique: these attributes together, within the project
   * for what a project owns, else in the store. The rule does not apply where one is absent. It
   * serves queries too.
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final EntityType<T, I> unique(Attribute<T, ?>... attributes) {
    List<Attribute<T, ?>> all = List.of(attributes);
    String name = String.join("_", all.stream().map(Attribute::name).toList());
    return with(rules.plus(new Unique<>(name, all, value -> true, false)));
  }

  /**
   * The same, but the rule applies only where {@code applies} says so.
   *
   * @param name what the rule is called, in its constraint and in refusals
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final EntityType<T, I> uniqueWhere(
      String name, Function<T, Boolean> applies, Attribute<T, ?>... attributes) {
    return with(rules.plus(new Unique<>(name, List.of(attributes), applies, true)));
  }

  /**
   * The same with a number that the store counts: 1, 2, 3 … without gaps, for each key of its own.
   *
   * @param number what counts; 0 until the value is stored
   * @param withNumber returns a value with another number
   * @param key what is counted apart
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final EntityType<T, I> numbered(
      OrderedAttribute<T, Integer> number,
      BiFunction<T, Integer, T> withNumber,
      Attribute<T, ?>... key) {
    return with(rules.numbered(new Numbered<>(number, withNumber, List.of(key))));
  }

  /** The same with a reference more. What it refers to stays as long as it does. */
  public EntityType<T, I> refersTo(Reference<T, ?> reference) {
    return with(rules.plus(new Referring<>(reference, false)));
  }

  /** The same with a reference to something that it is deleted with. */
  public EntityType<T, I> ownedBy(Reference<T, ?> reference) {
    return with(rules.plus(new Referring<>(reference, true)));
  }

  /** The same with an index on these attributes, then by creation. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final EntityType<T, I> listedBy(Attribute<T, ?>... attributes) {
    return indexed(Index.on(attributes).then(createdAt));
  }

  /** The same with an index. */
  public EntityType<T, I> indexed(Index<T> index) {
    return with(rules.plus(index));
  }

  /** The same with attributes that can be asked for, but that no index serves. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final EntityType<T, I> askedBy(Attribute<T, ?>... attributes) {
    return with(rules.plus(List.of(attributes)));
  }

  /** The same, listed in another order where a query says nothing. */
  public EntityType<T, I> ordered(Order<T> order) {
    return with(rules.order(order));
  }

  private EntityType<T, I> with(TypeRules<T> others) {
    return new EntityType<>(name, type, idType, newId, withAudit, id, createdAt, updatedAt, others);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Class<T> type() {
    return type;
  }

  /** The record of its id. */
  public Class<I> idType() {
    return idType;
  }

  /** Makes an id of a UUID. */
  public I newId(UUID uuid) {
    return newId.apply(uuid);
  }

  /** Returns {@code value} with another version, as it was written by somebody at a time. */
  public T withAudit(T value, AuditInfo audit) {
    return withAudit.apply(value, audit);
  }

  /** What identifies a value. */
  public Attribute<T, I> id() {
    return id;
  }

  @Override
  public OrderedAttribute<T, Instant> createdAt() {
    return createdAt;
  }

  /** When a value was last written. */
  public OrderedAttribute<T, Instant> updatedAt() {
    return updatedAt;
  }

  @Override
  public List<Attribute<T, ?>> key() {
    return List.of(id);
  }

  @Override
  public boolean isUnique(Collection<? extends Attribute<?, ?>> attributes) {
    return attributes.contains(id)
        || rules.uniques().stream()
            .anyMatch(it -> !it.partial() && attributes.containsAll(it.attributes()));
  }

  @Override
  public Order<T> order() {
    return rules.order();
  }

  /** The lifecycle with the attribute that has the state, or empty. */
  public Optional<States<T, ?>> states() {
    return Optional.ofNullable(rules.states());
  }

  /** The lifecycle, or empty if it has none. */
  public Optional<Lifecycle<?>> lifecycle() {
    return states().map(States::lifecycle);
  }

  /** What must be unique. */
  public List<Unique<T>> uniques() {
    return rules.uniques();
  }

  /**
   * The rule that these attributes together are unique; the id is, always.
   *
   * @throws IllegalArgumentException if there is none
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final Unique<T> uniqueBy(Attribute<T, ?>... attributes) {
    List<Attribute<T, ?>> wanted = List.of(attributes);
    if (wanted.equals(key())) {
      return new Unique<>(id.name(), wanted, value -> true, false);
    }
    return rules.uniques().stream()
        .filter(unique -> unique.attributes().equals(wanted))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("%s is not unique by %s".formatted(name, wanted)));
  }

  /** The number that the store counts, or empty. */
  public Optional<Numbered<T>> numbered() {
    return Optional.ofNullable(rules.numbered());
  }

  /** What it refers to. */
  public List<Referring<T>> references() {
    return rules.references();
  }

  @Override
  public List<Index<T>> indexes() {
    return Stream.concat(
            Stream.of(Index.on(id)),
            Stream.concat(
                rules.uniques().stream()
                    .filter(unique -> !unique.partial())
                    .map(unique -> new Index<>(unique.attributes())),
                rules.indexes().stream()))
        .toList();
  }

  /** Every attribute that is declared: those of the rules and indexes, and those asked for else. */
  public List<Attribute<T, ?>> attributes() {
    return Stream.of(
            indexes().stream().flatMap(index -> index.columns().stream()),
            states().stream().map(States::status),
            rules.references().stream().map(Referring::reference),
            rules.others().stream())
        .<Attribute<T, ?>>flatMap(Function.identity())
        .distinct()
        .toList();
  }

  /** The refusal to delete what values of this type still refer to by that column. */
  public InvalidValueException stillReferring(String field) {
    return new InvalidValueException(
        Names.component(name) + "." + Names.component(field),
        "must not refer to what is deleted",
        "delete what refers to it first, or let it refer to something else");
  }

  /**
   * Refuses a move from the stored value to the new one that the lifecycle lacks.
   *
   * @throws IllegalTransitionException naming both, and what is allowed
   */
  public void checkMove(T stored, T changed) {
    if (rules.states() != null) {
      rules.states().check(changed.id(), stored, changed);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
