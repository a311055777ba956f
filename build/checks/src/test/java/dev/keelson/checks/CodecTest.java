// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.query.RowType;
import dev.keelson.spi.Codec;
import dev.keelson.spi.EntityTypes;
import dev.keelson.testkit.Arbitrary;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Every component of every type that is stored survives as JSON. */
final class CodecTest {

  private static final Map<Class<?>, List<Record>> SAMPLES =
      Samples.all().stream().collect(groupingBy(Record::getClass));

  @Test
  void every_value_is_read_as_it_was_written() {
    for (RowType<?> type : EntityTypes.rows()) {
      samples(type).forEach(value -> survives(type, value));
    }
  }

  @Test
  void values_that_nobody_thought_of_are_read_as_they_were_written() {
    for (RowType<?> type : EntityTypes.rows()) {
      for (Record value : samples(type)) {
        for (long seed = 0; seed < 20; seed++) {
          survives(type, Arbitrary.like(value, seed));
        }
      }
    }
  }

  @Test
  void every_component_has_a_field_and_there_is_no_other() {
    for (RowType<?> type : EntityTypes.rows()) {
      Set<String> fields =
          samples(type).stream().flatMap(value -> fields(type, value).stream()).collect(toSet());
      assertThat(fields)
          .as(type.name())
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(type.type().getRecordComponents()).map(RecordComponent::getName).toList());
    }
  }

  @Test
  void any_mapper_reads_what_it_wrote_but_for_the_token_that_only_stores_keep() {
    JsonMapper plain = JsonMapper.shared();
    for (RowType<?> type : EntityTypes.rows()) {
      for (Record value : samples(type)) {
        String text = plain.writeValueAsString(value);
        if (!text.contains("cachedToken\":{")) {
          assertThat(plain.readValue(text, type.type())).isEqualTo(value);
        }
      }
    }
  }

  private static <T> void survives(RowType<T> type, Record value) {
    Codec<T> codec = Codec.of(type);
    assertThat(codec.read(codec.write(type.type().cast(value)))).isEqualTo(value);
  }

  private static <T> Set<String> fields(RowType<T> type, Record value) {
    return Set.copyOf(Codec.of(type).write(type.type().cast(value)).toTree().propertyNames());
  }

  private static List<Record> samples(RowType<?> type) {
    return Objects.requireNonNull(SAMPLES.get(type.type()), type::name);
  }
}
