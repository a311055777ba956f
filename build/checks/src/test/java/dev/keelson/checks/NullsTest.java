// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.OpenEnum;
import dev.keelson.core.ProjectId;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.usage.AgentExecution;
import dev.keelson.work.WorkItem;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What happens where null is given in place of a value. */
final class NullsTest {

  @Test
  void a_value_without_what_it_needs_is_refused_by_name() throws ReflectiveOperationException {
    Set<Record> values = new HashSet<>();
    Samples.all().forEach(value -> collect(value, values));
    assertThat(values).extracting(Object::getClass).doesNotContainNull().hasSizeGreaterThan(100);
    List<String> wrong = new ArrayList<>();
    Set<Class<?>> seen = new HashSet<>();
    for (Record value : values) {
      if (seen.add(value.getClass())) {
        wrong.addAll(wrong(value));
      }
    }
    assertThat(wrong)
        .as("components that may be null, or are refused without their name")
        .isEmpty();
  }

  @Test
  void a_builder_names_what_it_was_not_given() {
    WorkItem item = WorkItem.titled(ProjectId.next(), "Mend the login test", Made.NOW);
    assertThatThrownBy(() -> WorkItem.builder().from(item).title(null).build())
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("workItem.title must not be null; give it a value");
    assertThatThrownBy(() -> item.withTitle(null))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("workItem.title must not be null; give it a value");
    assertThatThrownBy(() -> AgentExecution.builder().build())
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("projectId, id, agentId, ")
        .hasMessageEndingWith(" must not be null; give the builder a value");
  }

  private static void collect(@Nullable Object value, Set<Record> values) {
    if (value instanceof Record record
        && record.getClass().getName().startsWith("dev.keelson.")
        && values.add(record)) {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        collect(valueOf(record, component), values);
      }
    }
  }

  private static List<String> wrong(Record value) throws ReflectiveOperationException {
    List<String> wrong = new ArrayList<>();
    RecordComponent[] components = value.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
    }
    Constructor<?> constructor = value.getClass().getDeclaredConstructor(types);
    for (int i = 0; i < components.length; i++) {
      if (types[i].isPrimitive()
          || components[i].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        continue;
      }
      Object[] arguments = new Object[components.length];
      for (int j = 0; j < components.length; j++) {
        arguments[j] = j == i ? null : valueOf(value, components[j]);
      }
      try {
        constructor.newInstance(arguments);
        wrong.add(
            components[i].getDeclaringRecord().getSimpleName()
                + "."
                + components[i].getName()
                + ": accepted");
      } catch (InvocationTargetException e) {
        boolean named =
            e.getCause() instanceof InvalidValueException refusal
                && (refusal.field().endsWith(components[i].getName())
                    || value instanceof OpenEnum); // whose field is its own name
        if (!named) {
          wrong.add(
              "%s.%s: %s"
                  .formatted(
                      components[i].getDeclaringRecord().getSimpleName(),
                      components[i].getName(),
                      e.getCause()));
        }
      }
    }
    return wrong;
  }

  private static @Nullable Object valueOf(Record value, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
