// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.Actor;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.Names;
import dev.keelson.query.Referring;
import dev.keelson.query.Unique;
import dev.keelson.repository.Repository;
import dev.keelson.spi.EntityTypes;
import dev.keelson.testkit.Arbitrary;
import dev.keelson.testkit.contract.Components.Component;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.work.Lock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What holds for the repository of every type: what is written is read back, stamped and signed.
 */
public abstract class WritingSuite<T extends Record & Entity<I>, I extends Id> extends Suite {

  private static final Set<String> SET_ON_INSERT = Set.of("id", "projectId", "status", "audit");

  /** Numbers at random are soon taken. */
  private static final String[] NUMBERS_IN_KEYS = {"revision", "installationId", "number"};

  protected abstract EntityType<T, I> type();

  protected abstract Repository<T, I> repository(TestWorld world);

  /** A value with nothing but what it must have. What it refers to is stored. */
  protected abstract T minimal(TestWorld world);

  /** Values that together lack all that may be missing, where one alone must have one of two. */
  protected List<T> lackingWhatIsOptional(TestWorld world) {
    return List.of(minimal(world));
  }

  /** Values that together leave no component at its default. What they refer to is stored. */
  protected abstract List<T> everyComponentSet(TestWorld world);

  /** The value with something changed that no rule is about. */
  protected abstract T edited(T value);

  /** For each uniqueness of the type: makes a fresh value break it with a stored one. */
  protected abstract Map<String, BinaryOperator<T>> clashes();

  /** The uniquenesses that an insert can break; stores set the others' fields themselves. */
  protected Set<String> clashesOfInserts() {
    return clashes().keySet();
  }

  /** The uniquenesses that an update can break: those of fields that are not fixed. */
  protected final List<String> clashesOfUpdates() {
    return type().uniques().stream()
        .filter(unique ->
            unique.attributes().stream().anyMatch(part -> !isFixed(Names.component(part.name()))))
        .map(Unique::name)
        .toList();
  }

  /** Components that a store which keeps only parts can't set: they refer to what it lacks. */
  protected Set<String> beyondReach() {
    return type().references().stream()
        .map(Referring::reference)
        .filter(reference -> !shop.keeps(EntityTypes.of(reference.valueType())))
        .map(reference -> Names.component(reference.name()))
        .collect(Collectors.toSet());
  }

  /** Components that an update sets only to what came of the stored value itself. */
  protected Set<String> comingOfItself() {
    return Set.of();
  }

  /** Tells whether an update keeps a component, or the part of a component with that path. */
  protected final boolean isFixed(String component) {
    String name = component.substring(component.lastIndexOf('.') + 1);
    return Stream.concat(type().kept().fixed().stream(), type().kept().once().stream())
        .anyMatch(it -> Names.component(it.name()).equals(name));
  }

  /** Asserts that a write is refused because it changes what is fixed. */
  protected final void assertKept(Attribute<T, ?> fixed, Runnable write) {
    assertThatExceptionOfType(InvalidValueException.class)
        .as("%s of %s", fixed, type().name())
        .isThrownBy(write::run)
        .withMessage(
            "%s.%s must stay what it is; insert another value",
            Names.component(type().name()), Names.component(fixed.name()));
  }

  /** The components that only a capability writes. */
  protected final Set<String> guarded() {
    return Stream.concat(
            type().kept().guarded().stream().map(it -> Names.component(it.attribute().name())),
            Components.of(type().type()).stream()
                .filter(it ->
                    it.type() == Lock.class
                        || (it.group() != null && it.group().getType() == Lock.class))
                .map(Component::name))
        .collect(Collectors.toSet());
  }

  private String[] kept() {
    return Stream.concat(Stream.of(NUMBERS_IN_KEYS), guarded().stream()).toArray(String[]::new);
  }

  /** A value to which every uniqueness applies. */
  protected T keyed(TestWorld world) {
    return everyComponentSet(world).getFirst();
  }

  /** The stored value as it was before the store set what stores set. */
  protected T asGiven(T stored, T given) {
    return type().withAudit(stored, given.audit());
  }

  protected final Repository<T, I> repository() {
    return repository(shop);
  }

  protected final T inserted() {
    return repository().insert(minimal(shop));
  }

  @Test
  final void reads_back_every_component() {
    List<T> stored = new ArrayList<>();
    for (T value : everyComponentSet(shop)) {
      T inserted = repository().insert(value);
      assertThat(asGiven(inserted, value)).isEqualTo(value);
      assertThat(repository().get(value.id())).isEqualTo(inserted);
      assertThat(repository().find(value.id())).contains(inserted);
      stored.add(inserted);
    }
    T minimal = inserted();
    for (Component component : Components.of(type().type())) {
      if (!Set.of("projectId", "audit").contains(component.name())
          && !beyondReach().contains(component.name())
          && !guarded().contains(component.name())) {
        Object byDefault = Components.read(minimal, component);
        assertThat(stored)
            .as(
                "everyComponentSet() of %s must set %s to something else than %s",
                type().name(), component.name(), byDefault)
            .map(value -> Components.read(value, component))
            .anyMatch(part -> part != null && !Objects.equals(part, byDefault));
      }
    }
  }

  @Test
  final void reads_back_whatever_the_type_accepts() {
    Random seeds = new Random();
    for (int round = 0; round < 8; round++) {
      TestWorld world = shop.elsewhere();
      for (T full : everyComponentSet(world)) {
        long seed = seeds.nextLong();
        T value = Arbitrary.like(full, seed, kept());
        T inserted = repository(world).insert(value);
        assertThat(asGiven(inserted, value)).as("seed %s", seed).isEqualTo(value);
        assertThat(repository(world).get(value.id())).as("seed %s", seed).isEqualTo(inserted);
      }
    }
  }

  @Test
  final void takes_texts_as_long_as_their_type_does() {
    for (T full : everyComponentSet(shop)) {
      T longest = Arbitrary.longest(full);
      T inserted = repository().insert(longest);
      assertThat(asGiven(inserted, longest)).isEqualTo(longest);
      assertThat(repository().get(longest.id())).isEqualTo(inserted);
    }
  }

  @Test
  final void reads_back_null_for_everything_that_may_be_missing() {
    List<T> stored = new ArrayList<>();
    for (T value : lackingWhatIsOptional(shop)) {
      repository().insert(value);
      T read = repository().get(value.id());
      assertThat(asGiven(read, value)).isEqualTo(value);
      stored.add(read);
    }
    for (Component component : Components.of(type().type())) {
      if (Components.mayBeMissing(component)) {
        assertThat(stored)
            .as("%s", component)
            .map(value -> Components.read(value, component))
            .containsNull();
      }
    }
  }

  @Test
  final void an_update_writes_every_component_and_null_as_well() {
    for (T full : everyComponentSet(shop)) {
      T stored = repository().insert(full);
      T minimal = minimal(shop);
      for (Component component : Components.of(type().type())) {
        String name = component.name();
        if (!SET_ON_INSERT.contains(name)
            && !isFixed(name)
            && !guarded().contains(name)
            && !comingOfItself().contains(name)) {
          stored = updated(stored, component, Components.read(minimal, component));
          stored = updated(stored, component, Components.read(full, component));
        }
      }
    }
  }

  /** Leaves out what the type itself refuses, such as a failure of something that is done. */
  private T updated(T stored, Component component, @Nullable Object part) {
    return Components.with(stored, component, part)
        .map(changed -> {
          assertThat(Components.read(changed, component)).isEqualTo(part);
          T updated = repository().update(changed);
          assertThat(asGiven(updated, stored))
              .as("%s", component)
              .isEqualTo(asGiven(changed, stored));
          assertThat(repository().get(stored.id())).isEqualTo(updated);
          return updated;
        })
        .orElse(stored);
  }

  @Test
  final void an_insert_gives_version_1_whatever_the_audit_info_said() {
    T value = minimal(shop);
    AuditInfo imported =
        AuditInfo.builder()
            .createdAt(Made.NOW)
            .updatedAt(Made.NOW)
            .updatedBy(BEN)
            .version(41)
            .build();
    T stored = repository(shop.actingAs(ANA)).insert(type().withAudit(value, imported));
    assertThat(stored.version()).as("version").isEqualTo(1);
    assertThat(stored.createdAt()).isEqualTo(Made.NOW);
    assertThat(stored.audit().updatedBy()).isEqualTo(ANA);
    assertThat(repository().get(value.id())).isEqualTo(stored);
  }

  @Test
  final void every_update_gives_the_next_version_and_a_time_that_does_not_go_back() {
    T first = inserted();
    T second = repository().update(edited(first));
    T third = repository().update(edited(second));
    assertThat(List.of(first.version(), second.version(), third.version()))
        .containsExactly(1L, 2L, 3L);
    assertThat(List.of(first, second, third)).map(Entity::createdAt).containsOnly(Made.NOW);
    assertThat(List.of(first.updatedAt(), second.updatedAt(), third.updatedAt())).isSorted();
    assertThat(third.updatedAt()).isEqualTo(third.updatedAt().truncatedTo(ChronoUnit.MICROS));
  }

  @Test
  final void the_store_says_when_a_value_was_written_not_the_value() {
    T made = minimal(shop);
    AuditInfo longAgo = AuditInfo.builder().createdAt(Made.NOW).updatedAt(Instant.EPOCH).build();
    T stored = repository().insert(type().withAudit(made, longAgo));
    assertThat(stored.updatedAt()).isAfter(Instant.EPOCH);
    AuditInfo backdated =
        AuditInfo.builder()
            .createdAt(Made.NOW)
            .updatedAt(Instant.EPOCH)
            .updatedBy(BEN)
            .version(stored.version())
            .build();
    T updated = repository().update(type().withAudit(edited(stored), backdated));
    assertThat(updated.updatedAt()).isAfter(Instant.EPOCH);
  }

  @Test
  final void an_update_keeps_when_the_value_was_made_whatever_it_says_itself() {
    T stored = inserted();
    AuditInfo older = new AuditInfo(Timestamps.FIRST, stored.updatedAt(), ANA, stored.version());
    T updated = repository().update(type().withAudit(edited(stored), older));
    assertThat(updated.createdAt()).as("what is returned").isEqualTo(stored.createdAt());
    assertThat(repository().get(stored.id())).as("what is stored").isEqualTo(updated);
  }

  @Test
  final void every_write_is_signed_by_the_acting_actor() {
    T stored = inserted();
    assertThat(stored.audit().updatedBy()).isEqualTo(Actor.KEELSON);
    T byAna = repository(shop.actingAs(ANA)).update(edited(stored));
    assertThat(byAna.audit().updatedBy()).isEqualTo(ANA);
    T byBen = repository(shop.actingAs(BEN)).update(byAna.id(), this::edited);
    assertThat(byBen.audit().updatedBy()).isEqualTo(BEN);
    assertThat(repository().get(stored.id())).isEqualTo(byBen);
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller does by mistake
  final void a_change_is_of_the_value_that_it_was_given() {
    T stored = inserted();
    T other = inserted();
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> repository().update(stored.id(), it -> null))
        .withMessageStartingWith("change must return " + stored.id().describe());
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> repository().update(stored.id(), it -> edited(other)))
        .withMessageContainingAll(stored.id().describe(), other.id().describe());
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> repository().find(null))
        .withMessageStartingWith("id must not be null");
    assertThat(repository().get(stored.id())).isEqualTo(stored);
    assertThat(repository().get(other.id())).isEqualTo(other);
  }

  @Test
  final void keeps_any_time_that_a_value_may_have() {
    for (Instant time : List.of(Timestamps.FIRST, Timestamps.LAST)) {
      T stored = repository().insert(type().withAudit(minimal(shop), AuditInfo.made(time)));
      assertThat(repository().get(stored.id())).isEqualTo(stored);
      assertThat(stored.createdAt()).isEqualTo(time);
    }
  }
}
