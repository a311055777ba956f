// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.project.SkillSummary;
import dev.keelson.spi.EntityTypes;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AttributesTest {

  private static final List<RowType<?>> TYPES =
      Stream.of(EntityTypes.ALL, EntityTypes.LOGS, EntityTypes.FACTS, List.of(SkillSummary.TYPE))
          .<RowType<?>>flatMap(List::stream)
          .toList();

  @Test
  void a_type_lists_every_constant_of_its_record() throws IllegalAccessException {
    assertThat(TYPES).hasSizeGreaterThan(40);
    for (RowType<?> type : TYPES) {
      assertThat(type.attributes())
          .as("attributes of %s", type)
          .doesNotHaveDuplicates()
          .extracting(Attribute::name)
          .containsAll(constants(type.type()));
    }
  }

  private static List<String> constants(Class<?> type) throws IllegalAccessException {
    List<String> names = new ArrayList<>();
    for (Field field : type.getFields()) {
      if (Attribute.class.isAssignableFrom(field.getType())) {
        names.add(((Attribute<?, ?>) field.get(null)).name());
      }
    }
    names.remove("project_id"); // what projects own has it, as where it is
    return names;
  }
}
