// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.ForeignProjectException;
import dev.keelson.core.Id;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.LogEntry;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Timestamps;
import dev.keelson.query.LogType;
import dev.keelson.query.Names;
import dev.keelson.repository.AppendOnlyLog;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Components.Component;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every log when one appends to it at a time. */
public abstract class AppendSuite<T extends Record & LogEntry<P>, P extends Id> extends Suite {

  protected P parent;

  protected abstract LogType<T, P> type();

  protected abstract AppendOnlyLog<T, P> log(TestWorld world);

  /** Stores a new parent. */
  protected abstract P newParent(TestWorld world);

  /** An entry without a key, with nothing but what it must have; its text tells {@code i}. */
  protected abstract T entry(TestWorld world, P parent, int i);

  /** An entry with no component left at its default but the number. */
  protected abstract T everyComponentSet(TestWorld world, P parent);

  @BeforeEach
  protected final void storeParent() {
    parent = newParent(shop);
  }

  @Test
  final void reads_back_every_component_and_null() {
    T full = everyComponentSet(shop, parent);
    T minimal = entry(shop, parent, 1);
    List<T> stored = log().append(List.of(full, minimal));
    assertThat(stored).containsExactly(numbered(full, 1), numbered(minimal, 2));
    assertThat(log().read(parent, 0, 10).items()).isEqualTo(stored);
    for (Component component : Components.of(type().type())) {
      Object byDefault = Components.read(minimal, component);
      assertThat(byDefault == null)
          .as("%s", component)
          .isEqualTo(Components.mayBeMissing(component));
      if (!List.of("projectId", Names.component(type().parent().name()))
          .contains(component.name())) {
        assertThat(Components.read(stored.getFirst(), component))
            .as("the fixture must set %s", component)
            .matches(part -> part != null && !Objects.equals(part, byDefault));
      }
    }
  }

  @Test
  final void numbers_count_from_1_in_the_order_given() {
    assertThat(log().lastSequence(parent)).as("the last number of the log").isZero();
    List<T> expected = new ArrayList<>();
    for (int size : List.of(1, 3, 0, 2)) {
      List<T> batch = entries(expected.size(), size);
      List<T> stored = log().append(batch);
      for (T entry : batch) {
        expected.add(numbered(entry, expected.size() + 1));
      }
      assertThat(stored)
          .isEqualTo(expected.subList(expected.size() - batch.size(), expected.size()));
      assertThat(log().lastSequence(parent)).isEqualTo(expected.size());
    }
    assertThat(log().append(entry(shop, parent, 6)).sequence()).as("sequence").isEqualTo(7);
    assertThat(log().read(parent, 0, 6).items()).isEqualTo(expected);
  }

  @Test
  final void is_read_on_behind_a_number_in_parts_of_any_size() {
    List<T> all = log().append(entries(0, 7));
    for (int size = 1; size <= 8; size++) {
      List<T> seen = new ArrayList<>();
      List<T> part;
      do {
        part = log().read(parent, seen.size(), size).items();
        seen.addAll(part);
        assertThat(seen).as("in parts of %s, nothing comes again", size).doesNotHaveDuplicates();
      } while (!part.isEmpty());
      assertThat(seen).as("in parts of %s", size).isEqualTo(all);
    }
    assertThat(log().read(parent, 99, 5).items()).isEmpty();
    assertThat(log().read(parent, Long.MAX_VALUE, 5).items()).isEmpty();
    assertThat(log().read(parent, Long.MIN_VALUE, 7).items()).isEqualTo(all);
    for (int size : List.of(0, -1, PageRequest.MAX_SIZE + 1)) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> log().read(parent, 0, size).items());
    }
  }

  @Test
  final void keeps_any_time_that_an_entry_may_have() {
    Component createdAt =
        Components.of(type().type()).stream()
            .filter(component -> component.name().equals("createdAt"))
            .findFirst()
            .orElseThrow();
    for (Instant time : List.of(Timestamps.FIRST, Timestamps.LAST)) {
      T timed = Components.with(entry(shop, parent, 0), createdAt, time).orElseThrow();
      T stored = log().append(timed);
      assertThat(Components.read(stored, createdAt)).isEqualTo(time);
      assertThat(log().read(parent, stored.sequence() - 1, 1).items()).containsExactly(stored);
    }
  }

  @Test
  final void parents_and_projects_count_by_themselves() {
    log().append(entries(0, 3));
    P second = newParent(shop);
    assertThat(log().append(entry(shop, second, 0)).sequence()).as("sequence").isEqualTo(1);
    TestWorld elsewhere = shop.elsewhere();
    P theirs = newParent(elsewhere);
    assertThat(log(elsewhere).append(entry(elsewhere, theirs, 0)).sequence())
        .as("sequence")
        .isEqualTo(1);
    assertThat(log().read(second, 0, 10).items()).hasSize(1);
    assertThat(log(elsewhere).read(parent, 0, 10).items()).isEmpty();
    assertThat(log(elsewhere).lastSequence(parent)).as("the last number of the log").isZero();
  }

  @Test
  final void what_is_sent_again_under_its_key_is_stored_once() {
    T first = log().append(keyed(0, "a"));
    assertThat(log().append(keyed(5, "a"))).isEqualTo(first);
    List<T> mixed = log().append(List.of(keyed(1, "b"), keyed(6, "a"), entry(shop, parent, 2)));
    assertThat(mixed)
        .containsExactly(numbered(keyed(1, "b"), 2), first, numbered(entry(shop, parent, 2), 3));
    assertThat(log().append(List.of(keyed(7, "b"), keyed(8, "a"))))
        .containsExactly(mixed.getFirst(), first);
    assertThat(log().read(parent, 0, 10).items())
        .containsExactly(first, mixed.getFirst(), mixed.getLast());
    P second = newParent(shop);
    assertThat(log().append(withKey(entry(shop, second, 0), "a")).sequence())
        .as("a key belongs to its parent")
        .isEqualTo(1);
  }

  @Test
  final void appends_all_or_none() {
    T stored = log().append(entry(shop, parent, 0));
    T fine = entry(shop, parent, 1);
    P unknown = type().parentType().newId(UUID.randomUUID());
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> log().append(entry(shop, unknown, 0)))
        .satisfies(e -> assertThat(e.id()).isEqualTo(unknown));
    TestWorld elsewhere = shop.elsewhere();
    P theirs = newParent(elsewhere);
    assertThatExceptionOfType(ForeignProjectException.class)
        .isThrownBy(() -> log().append(List.of(fine, entry(elsewhere, theirs, 0))));
    assertThatExceptionOfType(NotFoundException.class)
        .as("a parent of another project")
        .isThrownBy(() -> log().append(entry(shop, theirs, 0)));
    assertInvalid(() -> log().append(List.of(fine, entry(shop, newParent(shop), 2))));
    assertInvalid(() -> log().append(List.of(fine, numbered(fine, 2))));
    assertInvalid(() -> log().append(List.of(keyed(1, "twice"), keyed(2, "twice"))));
    assertInvalid(() -> log().append(Collections.nCopies(AppendOnlyLog.MAX_BATCH + 1, fine)));
    assertThat(log().read(parent, 0, 10).items()).containsExactly(stored);
    assertThat(log(elsewhere).read(theirs, 0, 10).items()).isEmpty();
    assertThat(log().append(Collections.nCopies(AppendOnlyLog.MAX_BATCH, fine)))
        .hasSize(AppendOnlyLog.MAX_BATCH);
  }

  @Test
  @Proves({"R000-03", "R003-04"})
  final void refuses_a_secret_in_any_name() {
    T full = everyComponentSet(shop, parent);
    for (Component component : Components.of(type().type())) {
      Secrets.planted(full, component)
          .filter(leak -> !Secrets.isContent(type(), leak.field()))
          .ifPresent(leak ->
              Secrets.assertRefused(
                  leak.field(), () -> log().append(List.of(entry(shop, parent, 0), leak.value()))));
    }
    assertThat(log().read(parent, 0, 10).items()).isEmpty();
  }

  @Test
  @Proves({"R000-03", "R003-04"})
  final void one_entry_that_tells_a_secret_loses_no_other_and_is_stored_without_it() {
    T telling = Secrets.inContents(type(), everyComponentSet(shop, parent));
    List<T> stored = log().append(List.of(entry(shop, parent, 0), telling, entry(shop, parent, 1)));
    assertThat(stored.getFirst()).isEqualTo(numbered(entry(shop, parent, 0), 1));
    Secrets.assertMasked(telling, stored.get(1));
    assertThat(stored.getLast()).isEqualTo(numbered(entry(shop, parent, 1), 3));
    assertThat(log().read(parent, 0, 10).items()).isEqualTo(stored);
  }

  @Test
  final void a_transaction_that_is_taken_back_leaves_no_gap() {
    log().append(entry(shop, parent, 0));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            keelson.inTransaction(tx -> {
              log(shop.through(tx)).append(keyed(1, "a"));
              assertThat(log(shop.through(tx)).append(keyed(1, "a")).sequence())
                  .as("sequence")
                  .isEqualTo(2);
              assertThat(log(shop.through(tx)).append(keyed(2, "b")).sequence())
                  .as("sequence")
                  .isEqualTo(3);
              throw new IllegalStateException("taken back");
            }));
    assertThat(log().lastSequence(parent)).as("the last number of the log").isEqualTo(1);
    assertThat(log().append(keyed(3, "a"))).isEqualTo(numbered(keyed(3, "a"), 2));
  }

  protected final AppendOnlyLog<T, P> log() {
    return log(shop);
  }

  protected final List<T> entries(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(i -> entry(shop, parent, i)).toList();
  }

  protected final T keyed(int i, String key) {
    return withKey(entry(shop, parent, i), key);
  }

  protected final T numbered(T entry, long sequence) {
    return type().withSequence().apply(entry, sequence);
  }

  private static <T extends Record> T withKey(T entry, @Nullable String key) {
    return Components.of(entry.getClass()).stream()
        .filter(component -> component.name().equals("key"))
        .findFirst()
        .flatMap(component -> Components.with(entry, component, key))
        .orElseThrow();
  }

  private static void assertInvalid(ThrowingCallable append) {
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(append);
  }
}
