// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Actor;
import dev.keelson.core.Json;
import dev.keelson.core.RunId;
import dev.keelson.core.Timestamps;
import dev.keelson.run.RunStatus;
import dev.keelson.run.Trigger;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of any two values of one attribute, the texts are in the order of the values. */
final class SortableTextTest {

  private final Random random = new Random(7);

  @Test
  void numbers_sort_as_texts() {
    assertSorted(
        Stream.concat(
            Stream.of("0", "0.0", "-0", "1", "1.0", "-1", "9.99", "10", "-9.99", "-10", "1e999")
                .map(BigDecimal::new),
            many(() -> new BigDecimal(new BigInteger(random.nextInt(1, 70), random), exponent()))
                .map(number -> random.nextBoolean() ? number : number.negate())));
    assertSorted(Stream.of("-1.25", "-1.2", "-1.19", "-12", "-0.12").map(BigDecimal::new));
  }

  private int exponent() {
    return random.nextInt(-20, 20);
  }

  @Test
  void whole_numbers_and_durations_sort_as_texts() {
    assertSorted(
        Stream.concat(
            Stream.of(Long.MIN_VALUE, -1L, 0L, 1L, 9L, 10L, Long.MAX_VALUE),
            many(random::nextLong)));
    assertSorted(
        Stream.concat(
            Stream.of(Integer.MIN_VALUE, -1, 0, 1, 9, 10, Integer.MAX_VALUE),
            many(random::nextInt)));
    assertSorted(many(() -> Duration.ofMillis(random.nextLong())));
  }

  @Test
  void times_and_days_sort_as_texts() {
    assertSorted(
        Stream.concat(
            Stream.of(
                Timestamps.FIRST, Timestamps.LAST, Instant.EPOCH, Instant.EPOCH.plusMillis(1)),
            many(this::time)));
    assertSorted(many(() -> LocalDate.of(random.nextInt(1, 10_000), random.nextInt(1, 13), 1)));
  }

  private Instant time() {
    long seconds =
        random.nextLong(Timestamps.FIRST.getEpochSecond(), Timestamps.LAST.getEpochSecond());
    return Instant.ofEpochSecond(seconds, random.nextInt(1_000_000) * 1_000L);
  }

  @Test
  void all_else_sorts_as_its_text() {
    assertSorted(many(() -> new UUID(random.nextLong(), random.nextLong())));
    assertSorted(many(() -> new RunId(new UUID(random.nextLong(), random.nextLong()))));
    assertSorted(Stream.of(true, false));
    assertSorted(Arrays.stream(RunStatus.values()));
    assertSorted(Stream.of(Trigger.MANUAL, new Trigger("b"), new Trigger("a")));
    assertSorted(Stream.of(Actor.user("ben"), Actor.user("ana"), Actor.KEELSON));
    assertSorted(many(() -> Json.EMPTY.with("n", random.nextInt()).digest()));
    assertSorted(Stream.of("", "a", "ab", "b", "\uffff", "\ud83d\ude00", "\u00e4", "Z"));
  }

  private static <T> Stream<T> many(Supplier<T> value) {
    return Stream.generate(value).limit(200);
  }

  private static void assertSorted(Stream<?> some) {
    List<?> values = some.toList();
    for (Object one : values) {
      for (Object other : values) {
        assertThat(Integer.signum(bytes(one, other)))
            .as("the order of %s and %s", one, other)
            .isEqualTo(Integer.signum(Scalar.ORDER.compare(one, other)));
      }
    }
  }

  private static int bytes(Object one, Object other) {
    return Arrays.compareUnsigned(bytes(one), bytes(other));
  }

  private static byte[] bytes(Object value) {
    return Scalar.sortable(value).getBytes(StandardCharsets.UTF_8);
  }
}
