// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class IdsTest {

  private static final int MANY = 20_000;
  private static final int THREADS = 8;

  @Test
  void a_new_id_is_a_uuid_of_version_7_that_says_when_it_was_made() {
    long before = Instant.now().toEpochMilli();
    UUID uuid = Ids.next();
    long after = Instant.now().toEpochMilli();
    assertThat(uuid.version()).isEqualTo(7);
    assertThat(uuid.variant()).isEqualTo(2);
    assertThat(uuid.getMostSignificantBits() >>> 16).isBetween(before, after);
  }

  @Test
  void ids_sort_in_the_order_in_which_they_were_made() {
    List<Id> made = Stream.generate(ProjectId::next).limit(MANY).<Id>map(id -> id).toList();
    assertThat(made).isSortedAccordingTo(Id.ORDER).doesNotHaveDuplicates();
  }

  @Test
  void threads_that_make_ids_at_once_never_make_the_same() throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    Callable<List<UUID>> maker =
        () -> {
          start.await(10, TimeUnit.SECONDS);
          return Stream.generate(Ids::next).limit(MANY).toList();
        };
    Set<UUID> all = new HashSet<>();
    try (ExecutorService makers = Executors.newFixedThreadPool(THREADS)) {
      for (Future<List<UUID>> made : makers.invokeAll(Collections.nCopies(THREADS, maker))) {
        all.addAll(made.get());
      }
    }
    assertThat(all).hasSize(THREADS * MANY);
  }

  /** PostgreSQL compares the bytes of two uuids from the left, unsigned: as their texts compare. */
  @Test
  void ids_are_ordered_as_postgresql_orders_them() {
    List<Id> ids = new ArrayList<>();
    for (long most : new long[] {0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
      for (long least : new long[] {0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
        ids.add(new ProjectId(new UUID(most, least)));
      }
    }
    Stream.generate(UUID::randomUUID).limit(1000).map(ProjectId::new).forEach(ids::add);
    Collections.shuffle(ids);
    List<Id> byText = new ArrayList<>(ids);
    byText.sort(Comparator.comparing(Id::toString));
    ids.sort(Id.ORDER);
    assertThat(ids).isEqualTo(byText);
  }

  @Test
  void an_id_is_read_from_its_text_in_either_case() {
    ProjectId id = ProjectId.next();
    assertThat(ProjectId.parse(id.toString())).isEqualTo(id);
    assertThat(ProjectId.parse(id.toString().toUpperCase(Locale.ROOT))).isEqualTo(id);
    assertThat(id.describe()).isEqualTo("ProjectId " + id.value());
  }

  @Test
  void what_is_not_a_uuid_of_36_characters_is_refused_without_quoting_it() {
    String good = ProjectId.next().toString();
    for (String text :
        List.of(
            "",
            "1-2-3-4-5",
            "x" + good.substring(1),
            good + "0",
            " " + good,
            good.replace("-", ""),
            "{" + good + "}")) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as(text)
          .isThrownBy(() -> ProjectId.parse(text))
          .withMessage(
              "ProjectId must be a UUID of 36 characters; got %s characters", text.length());
    }
  }
}
