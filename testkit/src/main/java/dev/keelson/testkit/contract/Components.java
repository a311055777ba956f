// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The components of records, for suites that go over all of them. */
public final class Components {

  private Components() {}

  public static List<RecordComponent> of(Class<? extends Record> type) {
    return List.of(type.getRecordComponents());
  }

  public static boolean mayBeMissing(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  public static @Nullable Object read(Record value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("%s can't be read".formatted(component), e);
    }
  }

  /** The value with one component replaced, or empty if its type refuses that. */
  public static <T extends Record> Optional<T> with(
      T value, RecordComponent replaced, @Nullable Object part) {
    RecordComponent[] components = value.getClass().getRecordComponents();
    Object[] parts =
        Arrays.stream(components)
            .map(component ->
                component.getName().equals(replaced.getName()) ? part : read(value, component))
            .toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      @SuppressWarnings("unchecked") // the class of a T makes Ts
      T changed = (T) value.getClass().getDeclaredConstructor(types).newInstance(parts);
      return Optional.of(changed);
    } catch (InvocationTargetException e) {
      return Optional.empty();
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException("%s can't be set in %s".formatted(replaced, value), e);
    }
  }
}
