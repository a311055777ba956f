// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.InvalidValueException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nothing ends before it begins, whichever type it is. */
final class TimesInOrderTest {

  /** The first of two times, and those that are not before it. */
  private static final Map<String, Set<String>> PAIRS =
      Map.of(
          "startedAt", Set.of("finishedAt", "lastActivityAt"),
          "openedAt", Set.of("mergedAt"),
          "decidedAt", Set.of("consumedAt"));

  @Test
  void what_ends_before_it_begins_is_refused_and_both_times_are_named() throws Exception {
    Set<String> refused = new TreeSet<>();
    for (Record sample : Samples.all()) {
      for (Pair pair : pairs(sample)) {
        Instant first = (Instant) sample.getClass().getMethod(pair.first).invoke(sample);
        if (first != null && sample.getClass().getMethod(pair.second).invoke(sample) != null) {
          assertThat(copied(sample, pair.second, first)).as("at once, %s", pair).isNotNull();
          assertThatExceptionOfType(InvalidValueException.class)
              .as("%s of %s", pair, sample)
              .isThrownBy(() -> copied(sample, pair.second, first.minus(1, ChronoUnit.MICROS)))
              .withMessageContaining(pair.first)
              .withMessageContaining(pair.second);
          refused.add(sample.getClass().getSimpleName() + "." + pair.second);
        }
      }
    }
    Set<String> all = new TreeSet<>();
    for (Record sample : Samples.all()) {
      pairs(sample).forEach(it -> all.add(sample.getClass().getSimpleName() + "." + it.second));
    }
    assertThat(refused).as("pairs of times, of which a fixture has both").isEqualTo(all);
  }

  private static List<Pair> pairs(Record sample) {
    List<String> names =
        Stream.of(sample.getClass().getRecordComponents()).map(RecordComponent::getName).toList();
    return names.stream()
        .flatMap(first ->
            PAIRS.getOrDefault(first, Set.of()).stream()
                .filter(names::contains)
                .map(second -> new Pair(first, second)))
        .toList();
  }

  private static Object copied(Record sample, String component, @Nullable Instant time)
      throws Exception {
    RecordComponent[] components = sample.getClass().getRecordComponents();
    Constructor<?> constructor =
        sample
            .getClass()
            .getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          components[i].getName().equals(component)
              ? time
              : components[i].getAccessor().invoke(sample);
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception refusal ? refusal : e;
    }
  }

  private record Pair(String first, String second) {}
}
