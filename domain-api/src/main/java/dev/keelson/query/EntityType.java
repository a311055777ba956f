// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The descriptor of an entity, with what can't be seen from its record: its lifecycle, unique keys,
 * references, and the indexes that serve queries. Immutable; each method returns a new descriptor.
 */
public final class EntityType<T extends Entity<I>, I extends Id> implements RowType<T> {

  private final String name;
  private final Class<T> type;
  private final Class<I> idType;
  private final Function<UUID, I> newId;
  private final BiFunction<T, AuditInfo, T> withAudit;
  private final Attribute<T, I> id;
  private final TimeAttribute<T> createdAt;
  private final TimeAttribute<T> updatedAt;
  private final TypeRules<T> rules;

  private EntityType(
      String name,
      Class<T> type,
      Class<I> idType,
      Function<UUID, I> newId,
      BiFunction<T, AuditInfo, T> withAudit,
      Attribute<T, I> id,
      TimeAttribute<T> createdAt,
      TimeAttribute<T> updatedAt,
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
   * Returns a type without lifecycle, unique keys and references, listed by creation.
   *
   * @param name the name of its table
   * @param type its record
   * @param idType the record of its id
   * @param newId creates an id from a UUID
   * @param withAudit returns a value with other audit info
   */
  public static <T extends Entity<I>, I extends Id> EntityType<T, I> of(
      String name,
      Class<T> type,
      Class<I> idType,
      Function<UUID, I> newId,
      BiFunction<T, AuditInfo, T> withAudit) {
    TimeAttribute<T> createdAt = Attribute.time("created_at", Entity::createdAt);
    return new EntityType<>(
        name,
        type,
        idType,
        newId,
        withAudit,
        Attribute.of("id", idType, Entity::id),
        createdAt,
        Attribute.time("updated_at", Entity::updatedAt),
        TypeRules.of(new Order<>(createdAt, false)));
  }

  /** Returns this type with a lifecycle. */
  public <S extends Enum<S> & State> EntityType<T, I> withLifecycle(
      Lifecycle<S> lifecycle, Attribute<T, S> status) {
    return with(rules.states(new States<>(lifecycle, status)));
  }

  /**
   * Returns this type with one more unique key: these attributes together, unique in the project
   * for what projects own, else in the store. The rule does not apply where one of them is absent.
   * The key also serves queries.
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final EntityType<T, I> unique(Attribute<T, ?>... attributes) {
    List<Attribute<T, ?>> all = List.of(attributes);
    String name = String.join("_", all.stream().map(Attribute::name).toList());
    return unique(Unique.of(name, all));
  }

  /** Returns this type with one more unique key. */
  public EntityType<T, I> unique(Unique<T> unique) {
    return with(rules.plus(unique));
  }

  /**
   * Returns this type with a number that the store assigns: 1, 2, 3 … without gaps, separately for
   * each key.
   *
   * @param number the number; 0 until the value is stored
   * @param withNumber returns a value with another number
   * @param key the attributes for whose values numbers are counted separately
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final EntityType<T, I> numbered(
      OrderedAttribute<T, Integer> number,
      BiFunction<T, Integer, T> withNumber,
      Attribute<T, ?>... key) {
    return with(rules.numbered(new Numbered<>(number, withNumber, List.of(key))));
  }

  /** Returns this type with a reference; what it refers to can't be deleted while it exists. */
  public EntityType<T, I> refersTo(Reference<T, ?> reference) {
    return with(rules.plus(new Referring<>(reference, false)));
  }

  /** Returns this type with a reference to its owner, with which it is deleted. */
  public EntityType<T, I> ownedBy(Reference<T, ?> reference) {
    return with(rules.plus(new Referring<>(reference, true)));
  }

  /** Returns this type with attributes that updates keep, as they keep its id in every type. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final EntityType<T, I> fixed(Attribute<T, ?>... attributes) {
    return with(rules.kept(rules.kept().plus(List.of(attributes))));
  }

  /** Returns this type with attributes that updates keep once they are present. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final EntityType<T, I> fixedOnce(Attribute<T, ?>... attributes) {
    return with(rules.kept(rules.kept().plusOnce(List.of(attributes))));
  }

  /** Returns this type with the states that end its lock; see {@link Guarded.Kind#LOCK}. */
  public EntityType<T, I> freedBy(State... states) {
    return with(rules.kept(rules.kept().freedBy(List.of(states))));
  }

  /** Returns this type with attributes that only that capability writes. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final EntityType<T, I> guarded(
      Capability capability, Guarded.Kind kind, Attribute<T, ?>... attributes) {
    return with(rules.kept(rules.kept().plus(capability, kind, List.of(attributes))));
  }

  /** Returns this type with an index on these attributes, followed by creation. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final EntityType<T, I> listedBy(Attribute<T, ?>... attributes) {
    return indexed(Index.on(attributes).then(createdAt));
  }

  /** Returns this type with an index. */
  public EntityType<T, I> indexed(Index<T> index) {
    return with(rules.plus(index));
  }

  /** Returns this type with attributes that can be queried but that no index serves. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final EntityType<T, I> askedBy(Attribute<T, ?>... attributes) {
    return with(rules.plus(List.of(attributes)));
  }

  /** Returns this type with these fields as contents, in which secrets are masked. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final EntityType<T, I> withContents(Content<T>... contents) {
    return with(rules.contents(List.of(contents)));
  }

  /** Returns this type with another default order. */
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

  /** Returns the record class of its id. */
  public Class<I> idType() {
    return idType;
  }

  /** Returns an id with that UUID. */
  public I newId(UUID uuid) {
    return newId.apply(uuid);
  }

  /** Returns {@code value} with other audit info. */
  public T withAudit(T value, AuditInfo audit) {
    return withAudit.apply(value, audit);
  }

  /** Returns the attribute that is the id. */
  public Attribute<T, I> id() {
    return id;
  }

  @Override
  public TimeAttribute<T> createdAt() {
    return createdAt;
  }

  /** Returns the attribute that is the time of the last write. */
  public TimeAttribute<T> updatedAt() {
    return updatedAt;
  }

  @Override
  public List<Attribute<T, ?>> key() {
    return List.of(id);
  }

  @Override
  public boolean isUnique(Collection<? extends Attribute<?, ?>> attributes) {
    List<Attribute<?, ?>> all = Check.each(attributes, "attributes");
    return all.contains(id) || rules.isUnique(all);
  }

  @Override
  public Order<T> order() {
    return rules.order();
  }

  @Override
  public List<Content<T>> contents() {
    return rules.contents();
  }

  /** Returns the lifecycle with the attribute that holds the state, or empty. */
  public Optional<States<T, ?>> states() {
    return Optional.ofNullable(rules.states());
  }

  /** Returns the lifecycle, or empty if it has none. */
  public Optional<Lifecycle<?>> lifecycle() {
    return states().map(States::lifecycle);
  }

  /** Returns the unique keys, in the order of declaration. */
  public List<Unique<T>> uniques() {
    return rules.uniques();
  }

  /**
   * Returns the unique key of exactly these attributes; the id is always one.
   *
   * @throws IllegalArgumentException if there is none
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final Unique<T> uniqueBy(Attribute<T, ?>... attributes) {
    List<Attribute<T, ?>> wanted = List.of(attributes);
    return wanted.equals(key()) ? Unique.of(id.name(), wanted) : rules.uniqueBy(wanted, name);
  }

  /** Returns the key by which a value is ensured, see {@code InsertingRepository.ensure}. */
  public Unique<T> keyOf(T value) {
    return rules.keyOf(value).orElseGet(() -> Unique.of(id.name(), key()));
  }

  /** Returns the number that the store assigns, or empty. */
  public Optional<Numbered<T>> numbered() {
    return Optional.ofNullable(rules.numbered());
  }

  /** Returns the references that must lead to something stored, in the order of declaration. */
  public List<Referring<T>> references() {
    return rules.references();
  }

  /** Returns what updates keep. */
  public Kept<T> kept() {
    return rules.kept();
  }

  @Override
  public List<Index<T>> indexes() {
    return Stream.concat(Stream.of(Index.on(id)), rules.allIndexes()).toList();
  }

  @Override
  public List<Attribute<T, ?>> attributes() {
    return Index.attributes(key(), createdAt, indexes(), rules.attributes(updatedAt));
  }

  /**
   * Checks that the lifecycle allows the transition from the stored value to the new one.
   *
   * @throws IllegalTransitionException if not, naming both states and those that are allowed
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
