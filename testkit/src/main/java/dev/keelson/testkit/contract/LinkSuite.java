// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.Entity;
import dev.keelson.core.ForeignProjectException;
import dev.keelson.core.Id;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.query.EntityType;
import dev.keelson.query.Referring;
import dev.keelson.repository.InsertingRepository;
import dev.keelson.testkit.fixtures.Made;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds for every type that links others in a project: links are inserted and deleted. */
public abstract class LinkSuite<T extends Record & Entity<I> & ProjectOwned, I extends Id>
    extends Suite {

  protected abstract EntityType<T, I> type();

  protected abstract InsertingRepository<T, I> repository(TestWorld world);

  protected abstract boolean delete(TestWorld world, I id);

  /** A link between things that are stored. */
  protected abstract T link(TestWorld world);

  /** Another link between the same things. */
  protected abstract T again(T link);

  protected abstract T movedTo(T link, ProjectId project);

  /** How a link refers to others: one for each reference of the type. */
  protected abstract List<Pointer<T, ?>> pointers();

  private InsertingRepository<T, I> links() {
    return repository(shop);
  }

  @Test
  final void reads_back_what_was_inserted_stamped_and_signed() {
    T given = link(shop);
    T stored = repository(shop.actingAs(ANA)).insert(given);
    assertThat(type().withAudit(stored, given.audit())).isEqualTo(given);
    assertThat(stored.version()).as("version").isEqualTo(1);
    assertThat(stored.createdAt()).isEqualTo(Made.NOW);
    assertThat(stored.audit().updatedBy()).isEqualTo(ANA);
    assertThat(links().get(given.id())).isEqualTo(stored);
    I unknown = type().newId(UUID.randomUUID());
    assertThat(links().find(unknown)).isEmpty();
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> links().get(unknown));
  }

  @Test
  final void the_same_things_are_linked_once() {
    T stored = links().insert(link(shop));
    assertThatExceptionOfType(AlreadyExistsException.class)
        .isThrownBy(() -> links().insert(stored))
        .satisfies(e -> assertThat(e.key()).isEqualTo("id"));
    T again = again(stored);
    assertThatExceptionOfType(AlreadyExistsException.class)
        .isThrownBy(() -> links().insert(again))
        .satisfies(e -> assertThat(e.id()).isEqualTo(again.id()))
        .satisfies(e -> assertThat(e.key()).isEqualTo(type().uniques().getFirst().name()));
    assertThat(links().find(again.id())).isEmpty();
  }

  @Test
  final void a_link_that_is_taken_away_may_be_made_again() {
    T stored = links().insert(link(shop));
    assertThat(delete(shop.elsewhere(), stored.id()))
        .as("whether it was stored, and is deleted")
        .isFalse();
    assertThat(links().get(stored.id())).isEqualTo(stored);
    assertThat(delete(shop, stored.id())).as("whether it was stored, and is deleted").isTrue();
    assertThat(delete(shop, stored.id())).as("whether it was stored, and is deleted").isFalse();
    assertThat(links().find(stored.id())).isEmpty();
    T again = links().insert(again(stored));
    assertThat(links().get(again.id())).isEqualTo(again);
  }

  @Test
  final void refuses_to_link_what_is_not_stored_in_the_project() {
    assertThat(pointers())
        .map(Pointer::field)
        .containsExactlyElementsOf(type().references().stream().map(Referring::field).toList());
    for (Pointer<T, ?> pointer : pointers()) {
      assertRefused(pointer, pointer.atNothing(link(shop)));
      if (pointer.isOwned()) {
        assertRefused(pointer, pointer.atStored(link(shop), shop.elsewhere()));
      }
    }
    ProjectId nowhere = ProjectId.next();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(
            () -> repository(new TestWorld(keelson, nowhere)).insert(movedTo(link(shop), nowhere)));
  }

  @Test
  final void refuses_a_link_of_another_project() {
    T foreign = link(shop.elsewhere());
    assertThatExceptionOfType(ForeignProjectException.class)
        .isThrownBy(() -> links().insert(foreign));
    T stored = links().insert(link(shop));
    assertThat(repository(shop.elsewhere()).find(stored.id())).isEmpty();
  }

  private void assertRefused(Pointer<T, ?> pointer, T link) {
    assertThatExceptionOfType(NotFoundException.class)
        .as(pointer.field())
        .isThrownBy(() -> links().insert(link))
        .withMessageContaining(pointer.field())
        .withMessageContaining(link.id().describe());
    assertThat(links().find(link.id())).isEmpty();
  }
}
