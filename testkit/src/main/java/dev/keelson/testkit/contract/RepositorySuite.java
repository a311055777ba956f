// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Ensured;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.StaleVersionException;
import dev.keelson.query.Attribute;
import dev.keelson.query.Names;
import dev.keelson.query.Unique;
import dev.keelson.repository.Repository;
import dev.keelson.testkit.Arbitrary;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Components.Component;
import dev.keelson.testkit.contract.Race.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for the repository of every type: what it refuses, and that this changes nothing. */
public abstract class RepositorySuite<T extends Record & Entity<I>, I extends Id>
    extends WritingSuite<T, I> {

  @Test
  final void what_is_not_stored_is_not_found() {
    I unknown = type().newId(UUID.randomUUID());
    assertThat(repository().find(unknown)).isEmpty();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> repository().get(unknown))
        .satisfies(e -> assertThat(e.id()).isEqualTo(unknown))
        .withMessageContaining(unknown.describe());
    T neverInserted = minimal(shop);
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> repository().update(neverInserted))
        .satisfies(e -> assertThat(e.id()).isEqualTo(neverInserted.id()));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> repository().update(unknown, this::edited));
    assertThat(repository().find(neverInserted.id())).isEmpty();
  }

  @Test
  final void refuses_an_update_made_from_a_stale_read() {
    T read = inserted();
    T current = repository().update(edited(read));
    assertThatExceptionOfType(StaleVersionException.class)
        .isThrownBy(() -> repository().update(edited(read)))
        .satisfies(e -> assertThat(e.id()).isEqualTo(read.id()))
        .satisfies(e -> assertThat(e.expected()).isEqualTo(1));
    assertThatExceptionOfType(StaleVersionException.class)
        .as("a version that is not there yet is no better")
        .isThrownBy(() -> repository().update(atVersion(read, 3)));
    assertThat(repository().get(read.id())).isEqualTo(current);
  }

  @Test
  final void a_change_is_applied_to_a_fresh_read_when_another_writer_was_faster() {
    T read = inserted();
    AtomicInteger applied = new AtomicInteger();
    T changed =
        repository()
            .update(
                read.id(),
                value -> {
                  if (applied.incrementAndGet() == 1) {
                    repository().update(edited(value));
                  }
                  return edited(value);
                });
    assertThat(applied).hasValue(2);
    assertThat(changed.version()).as("version").isEqualTo(3);
    assertThat(repository().get(read.id())).isEqualTo(changed);
  }

  @Test
  final void a_change_gives_up_when_others_are_faster_every_time() {
    T read = inserted();
    AtomicInteger applied = new AtomicInteger();
    assertThatExceptionOfType(StaleVersionException.class)
        .isThrownBy(() ->
            repository()
                .update(
                    read.id(),
                    value -> {
                      applied.incrementAndGet();
                      repository().update(edited(value));
                      return edited(value);
                    }));
    assertThat(applied).hasValue(Repository.MAX_ATTEMPTS);
    assertThat(repository().get(read.id()).version()).isEqualTo(1 + Repository.MAX_ATTEMPTS);
  }

  @Test
  final void refuses_a_second_insert_of_an_id() {
    T stored = inserted();
    assertThatExceptionOfType(AlreadyExistsException.class)
        .isThrownBy(() -> repository().insert(edited(asGiven(stored, stored))))
        .satisfies(e -> assertThat(e.id()).isEqualTo(stored.id()))
        .satisfies(e -> assertThat(e.key()).isEqualTo("id"));
    assertThat(repository().get(stored.id())).isEqualTo(stored);
  }

  @Test
  final void what_is_ensured_is_stored_once_and_given_back() {
    T first = keyed(shop);
    Ensured<T> made = repository().ensure(first);
    assertThat(made.isNew()).isTrue();
    assertThat(repository().get(first.id())).isEqualTo(made.value());
    Ensured<T> known = new Ensured<>(made.value(), false);
    assertThat(repository().ensure(first)).isEqualTo(known);
    String key = type().keyOf(first).name();
    if (clashesOfInserts().contains(key)) {
      T another = clash(key, minimal(shop), made.value());
      assertThat(repository().ensure(another)).as("another by its %s", key).isEqualTo(known);
      assertThat(repository().find(another.id())).isEmpty();
    }
    assertThat(repository().get(first.id())).as("left as it was").isEqualTo(made.value());
  }

  @Test
  final void of_those_who_ensure_the_same_at_once_one_stores_it() {
    T value = keyed(shop);
    List<Result<Ensured<T>>> results =
        Race.run(fixture, (store, i) -> repository(shop.through(store)).ensure(value));
    assertThat(Result.refusals(results)).isEmpty();
    assertThat(Result.values(results).stream().filter(Ensured::isNew)).hasSize(1);
    assertThat(Result.values(results))
        .extracting(Ensured::value)
        .containsOnly(repository().get(value.id()));
  }

  @Test
  final void refuses_an_insert_that_breaks_a_uniqueness() {
    for (String fields : clashesOfInserts()) {
      T stored = repository().insert(keyed(shop));
      T fresh = clash(fields, minimal(shop), stored);
      assertThatExceptionOfType(AlreadyExistsException.class)
          .as(fields)
          .isThrownBy(() -> repository().insert(fresh))
          .satisfies(e -> assertThat(e.key()).isEqualTo(fields))
          .satisfies(e -> assertThat(e.id()).isEqualTo(fresh.id()));
      assertThat(repository().find(fresh.id())).isEmpty();
      assertThat(repository().get(stored.id())).isEqualTo(stored);
    }
  }

  @Test
  final void refuses_an_update_that_breaks_a_uniqueness() {
    assertThat(clashes().keySet())
        .as("the suite knows how to break every uniqueness of %s", type().name())
        .containsExactlyInAnyOrderElementsOf(type().uniques().stream().map(Unique::name).toList());
    for (String fields : clashesOfUpdates()) {
      T stored = repository().insert(keyed(shop));
      T other = repository().insert(sharing(stored, fields));
      T clashing = clash(fields, other, stored);
      assertThatExceptionOfType(AlreadyExistsException.class)
          .as(fields)
          .isThrownBy(() -> repository().update(clashing))
          .satisfies(e -> assertThat(e.key()).isEqualTo(fields))
          .satisfies(e -> assertThat(e.id()).isEqualTo(other.id()));
      assertThat(repository().get(other.id())).isEqualTo(other);
    }
  }

  @Test
  final void an_update_changes_nothing_that_is_fixed() {
    T stored = repository().insert(everyComponentSet(shop).getFirst());
    List<T> changes = changes(stored);
    for (Attribute<T, ?> fixed : type().kept().fixed()) {
      T changed =
          changes.stream()
              .filter(it -> fixed.equals(firstChange(stored, it)))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no value has another " + fixed));
      assertKept(fixed, () -> repository().update(changed));
    }
    assertThat(repository().get(stored.id())).isEqualTo(stored);
  }

  /** The value with each of its components changed, and with all of them changed together. */
  private List<T> changes(T stored) {
    T fresh = minimal(shop);
    List<T> others =
        List.of(
            everyComponentSet(shop.elsewhere()).getFirst(),
            fresh,
            Arbitrary.like(stored, 1),
            Arbitrary.like(stored, 2));
    List<T> changes = new ArrayList<>();
    for (Component component : Components.of(type().type())) {
      String name = component.name();
      if (name.equals("id")) {
        Components.with(fresh, component, stored.id())
            .ifPresent(it -> changes.add(type().withAudit(it, stored.audit())));
      } else if (!name.equals("projectId") && !name.equals("audit")) {
        others.forEach(other ->
            Components.with(stored, component, Components.read(other, component))
                .ifPresent(changes::add));
      }
    }
    return changes.reversed();
  }

  @Test
  final void an_update_may_keep_its_own_unique_keys() {
    for (T full : everyComponentSet(shop)) {
      T stored = repository().insert(full);
      assertThat(repository().update(edited(stored)).version()).as("version").isEqualTo(2);
    }
  }

  @Test
  @Proves({"R000-03", "R003-04"})
  final void refuses_a_secret_in_any_name_and_names_the_field_but_not_the_secret() {
    for (T value : everyComponentSet(shop)) {
      for (Component component : Components.of(type().type())) {
        Secrets.planted(value, component)
            .filter(leak -> !Secrets.isContent(type(), leak.field()))
            .ifPresent(leak -> {
              Secrets.assertRefused(leak.field(), () -> repository().insert(leak.value()));
              assertThat(repository().find(value.id())).as("%s", component).isEmpty();
            });
      }
      T stored = repository().insert(value);
      for (Component component : Components.of(type().type())) {
        Secrets.planted(stored, component)
            .filter(leak -> !Secrets.isContent(type(), leak.field()))
            .ifPresent(leak ->
                Secrets.assertRefused(leak.field(), () -> repository().update(leak.value())));
      }
      assertThat(repository().get(value.id())).isEqualTo(stored);
    }
  }

  @Test
  @Proves({"R000-03", "R003-04"})
  final void stores_contents_that_tell_a_secret_without_the_secret() {
    for (T value : everyComponentSet(shop)) {
      T telling = Secrets.inContents(type(), value);
      T stored = repository().insert(telling);
      Secrets.assertMasked(telling, stored);
      assertThat(repository().get(value.id())).isEqualTo(stored);
      T again = repository().update(Secrets.inContents(type(), stored));
      Secrets.assertMasked(telling, again);
      assertThat(repository().get(value.id())).isEqualTo(again);
    }
  }

  private @Nullable Attribute<T, ?> firstChange(T stored, T changed) {
    for (Attribute<T, ?> fixed : type().kept().fixed()) {
      if (!Objects.equals(fixed.of(stored), fixed.of(changed))) {
        return fixed;
      }
    }
    return null;
  }

  /** A fresh value that shares with a stored one what is fixed of a unique key. */
  private T sharing(T stored, String unique) {
    T fresh = minimal(shop);
    for (Component component : Components.of(type().type())) {
      if (isFixed(component.name())
          && type().uniques().stream()
              .filter(it -> it.name().equals(unique))
              .flatMap(it -> it.attributes().stream())
              .anyMatch(it -> Names.component(it.name()).equals(component.name()))) {
        fresh = Components.with(fresh, component, Components.read(stored, component)).orElseThrow();
      }
    }
    return fresh;
  }

  private T clash(String fields, T fresh, T stored) {
    return Objects.requireNonNull(clashes().get(fields)).apply(fresh, stored);
  }

  private T atVersion(T value, long version) {
    AuditInfo audit = value.audit();
    return type().withAudit(value, AuditInfo.builder().from(audit).version(version).build());
  }
}
