// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.Entity;
import dev.keelson.core.ForeignProjectException;
import dev.keelson.core.Id;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.query.Names;
import dev.keelson.query.Referring;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every type that projects own: references, and no way into another project. */
public abstract class OwnedSuite<T extends Record & Entity<I> & ProjectOwned, I extends Id>
    extends RepositorySuite<T, I> {

  /** How a value refers to others: one for each reference of the type. */
  protected abstract List<Pointer<T, ?>> pointers();

  protected abstract T movedTo(T value, ProjectId project);

  @Test
  final void refuses_to_refer_to_what_is_not_stored() {
    assertThat(pointers())
        .as("the suite knows every reference of %s", type().name())
        .map(Pointer::field)
        .containsExactlyElementsOf(
            type().references().stream()
                .filter(reference -> !beyondReach().contains(Names.component(reference.field())))
                .filter(reference -> !guarded().contains(Names.component(reference.field())))
                .map(Referring::field)
                .toList());
    for (Pointer<T, ?> pointer : pointers()) {
      T dangling = pointer.atNothing(minimal(shop));
      assertRefused(pointer, dangling, () -> repository().insert(dangling));
      assertThat(repository().find(dangling.id())).isEmpty();

      T stored = repository().insert(pointer.atStored(minimal(shop), shop));
      T changed = pointer.atNothing(stored);
      assertUpdateRefused(pointer, stored, changed);
      assertThat(repository().get(stored.id())).isEqualTo(stored);
    }
  }

  @Test
  final void of_all_that_is_missing_names_the_first_in_the_order_of_declaration() {
    T dangling = minimal(shop);
    T stored = inserted();
    T changed = stored;
    for (Pointer<T, ?> pointer : pointers().reversed()) { // a later one may need an earlier one
      dangling = pointer.atNothing(dangling);
      changed = pointer.atNothing(changed);
    }
    if (!pointers().isEmpty()) {
      T value = dangling;
      assertRefused(pointers().getFirst(), value, () -> repository().insert(value));
      assertUpdateRefused(pointers().getFirst(), stored, changed);
    }
  }

  @Test
  final void refuses_to_refer_into_another_project() {
    TestWorld elsewhere = shop.elsewhere();
    for (Pointer<T, ?> pointer : pointers()) {
      if (pointer.isOwned()) {
        T astray = pointer.atStored(minimal(shop), elsewhere);
        assertRefused(pointer, astray, () -> repository().insert(astray));
        assertThat(repository().find(astray.id())).isEmpty();

        T stored = repository().insert(pointer.atStored(minimal(shop), shop));
        T changed = pointer.atStored(stored, elsewhere);
        assertUpdateRefused(pointer, stored, changed);
        assertThat(repository().get(stored.id())).isEqualTo(stored);
      }
    }
  }

  @Test
  final void refuses_to_be_in_a_project_that_is_not_stored() {
    ProjectId nowhere = ProjectId.next();
    TestWorld unknown = new TestWorld(keelson, nowhere);
    T value = movedTo(minimal(shop), nowhere);
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> repository(unknown).insert(value))
        .withMessageContaining(" refers to it as its project_id;")
        .satisfies(e -> assertThat(e.id()).isEqualTo(nowhere));
    assertThat(repository(unknown).find(value.id())).isEmpty();
  }

  @Test
  final void refuses_a_value_of_another_project() {
    TestWorld elsewhere = shop.elsewhere();
    T foreign = minimal(elsewhere);
    assertThatExceptionOfType(ForeignProjectException.class)
        .isThrownBy(() -> repository().insert(foreign))
        .satisfies(e -> assertThat(e.subject()).isEqualTo(foreign.id()))
        .satisfies(e -> assertThat(e.owner()).isEqualTo(elsewhere.id()))
        .satisfies(e -> assertThat(e.scope()).isEqualTo(shop.id()));
    assertThat(repository(elsewhere).find(foreign.id())).isEmpty();
    assertThat(repository().find(foreign.id())).isEmpty();

    T stored = repository(elsewhere).insert(foreign);
    assertThatExceptionOfType(ForeignProjectException.class)
        .isThrownBy(() -> repository().update(edited(stored)));
    assertThat(repository(elsewhere).get(stored.id())).isEqualTo(stored);
  }

  @Test
  final void another_project_finds_nothing_by_id_and_changes_nothing() {
    T stored = inserted();
    TestWorld elsewhere = shop.elsewhere();
    assertThat(repository(elsewhere).find(stored.id())).isEmpty();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> repository(elsewhere).get(stored.id()));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> repository(elsewhere).update(stored.id(), this::edited));
    T smuggled = movedTo(edited(stored), elsewhere.id());
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> repository(elsewhere).update(smuggled));
    assertThat(elsewhere.history(stored.id())).isEmpty();
    assertThat(repository().get(stored.id())).isEqualTo(stored);
  }

  /** What is fixed stays, whatever it would lead to. */
  private void assertUpdateRefused(Pointer<T, ?> pointer, T stored, T value) {
    Stream.concat(
            type().kept().fixed().stream(),
            type().kept().once().stream().filter(it -> it.of(stored) != null))
        .filter(it -> !Objects.equals(it.of(stored), it.of(value)))
        .findFirst()
        .ifPresentOrElse(
            fixed -> assertKept(fixed, () -> repository().update(value)),
            () -> assertRefused(pointer, value, () -> repository().update(value)));
  }

  private void assertRefused(Pointer<T, ?> pointer, T value, Runnable write) {
    Id missing =
        type().references().stream()
            .filter(reference -> reference.field().equals(pointer.field()))
            .map(reference -> reference.target(value))
            .findFirst()
            .orElseThrow();
    assertThatExceptionOfType(NotFoundException.class)
        .as(pointer.field())
        .isThrownBy(write::run)
        .withMessageContaining(pointer.field())
        .withMessageContaining(value.id().describe())
        .satisfies(e -> assertThat(e.id()).isEqualTo(missing));
  }
}
