// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.differential;

import dev.keelson.core.Entity;
import dev.keelson.core.InvalidValueException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A change of a record, the same for every store; it throws what the record's type throws. */
record Change(List<UnaryOperator<Object>> steps) implements UnaryOperator<Object> {

  @Override
  public Object apply(Object value) {
    Object changed = value;
    for (UnaryOperator<Object> step : steps) {
      changed = step.apply(changed);
    }
    return changed;
  }

  /** The value after the steps that its type takes. */
  Object asFarAsItGoes(Object value) {
    Object changed = value;
    for (UnaryOperator<Object> step : steps) {
      try {
        changed = step.apply(changed);
      } catch (RuntimeException e) {
        // the value stays as it is
      }
    }
    return changed;
  }

  /** The value after a move; one that makes another value of it, such as a retry, is none. */
  static Object moved(Object value, Method move, @Nullable Object... parts) {
    Object moved = call(() -> move.invoke(value, parts));
    if (value instanceof Entity<?> entity && !((Entity<?>) moved).id().equals(entity.id())) {
      throw new InvalidValueException("id", "must stay", "leave it");
    }
    return moved;
  }

  static Object with(Object value, RecordComponent replaced, @Nullable Object part) {
    Object[] parts =
        Arrays.stream(value.getClass().getRecordComponents())
            .map(it -> it.getName().equals(replaced.getName()) ? part : read(value, it))
            .toArray();
    return call(() -> constructor(value.getClass()).newInstance(parts));
  }

  static @Nullable Object read(Object value, RecordComponent component) {
    return call(() -> component.getAccessor().invoke(value));
  }

  /** A record of these parts, or empty if its type refuses them. */
  static Optional<Object> made(Class<?> type, @Nullable Object... parts) {
    return unlessRefused(() -> constructor(type).newInstance(parts));
  }

  /** What a method returns, or empty if it refuses. */
  static Optional<Object> called(
      Method method, @Nullable Object target, @Nullable Object... parts) {
    return unlessRefused(() -> method.invoke(target, parts));
  }

  private static Optional<Object> unlessRefused(Reflected call) {
    try {
      return Optional.ofNullable(call(call));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Constructor<?> constructor(Class<?> type) throws NoSuchMethodException {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    return type.getDeclaredConstructor(types);
  }

  static Object call(Reflected call) {
    try {
      return call.get();
    } catch (InvocationTargetException e) {
      throw (RuntimeException) e.getCause();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Something that is called by reflection. */
  interface Reflected {
    Object get() throws ReflectiveOperationException;
  }
}
