// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.project.SkillSummary;
import dev.keelson.spi.EntityTypes;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AttributesTest {

  static Stream<RowType<?>> types() {
    return Stream.of(
            EntityTypes.ALL, EntityTypes.APPENDED, EntityTypes.FACTS, List.of(SkillSummary.TYPE))
        .<RowType<?>>flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("types")
  void a_type_lists_every_constant_of_its_record(RowType<?> type) throws IllegalAccessException {
    List<Attribute<?, ?>> constants = new ArrayList<>();
    for (Field field : type.type().getFields()) {
      if (Attribute.class.isAssignableFrom(field.getType())) {
        constants.add((Attribute<?, ?>) field.get(null));
      }
    }
    assertThat(type.attributes())
        .doesNotHaveDuplicates()
        .hasSizeGreaterThanOrEqualTo(2)
        .extracting(Attribute::name)
        .containsAll(constants.stream().map(Attribute::name).toList());
  }
}
