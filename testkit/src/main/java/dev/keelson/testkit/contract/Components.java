// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import dev.keelson.core.Failure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The components of records, for suites that go over all of them. */
public final class Components {

  private Components() {}

  /** All of them; behind a component that is a group of others, these. */
  public static List<Component> of(Class<?> type) {
    return Stream.of(type.getRecordComponents())
        .flatMap(component -> {
          Component whole = new Component(null, component);
          return isGroup(component.getType())
              ? Stream.concat(
                  Stream.of(whole),
                  Stream.of(component.getType().getRecordComponents())
                      .map(part -> new Component(component, part)))
              : Stream.of(whole);
        })
        .toList();
  }

  /** Whether a record is several components of its owner, kept together, and no value by itself. */
  private static boolean isGroup(Class<?> type) {
    return type.isRecord()
        && type.getRecordComponents().length > 1
        && !type.getPackageName().equals(Failure.class.getPackageName());
  }

  /** A component of a group that may be missing may be missing with it. */
  public static boolean mayBeMissing(Component component) {
    return isNullable(component.itself())
        || (component.group() != null && isNullable(component.group()));
  }

  public static @Nullable Object read(Record value, Component component) {
    if (component.group() == null) {
      return read(value, component.itself());
    }
    Record group = (Record) read(value, component.group());
    return group == null ? null : read(group, component.itself());
  }

  /**
   * The value with one component replaced, or empty if its type refuses that, or derives it from
   * the others whatever is given.
   */
  public static <T extends Record> Optional<T> with(
      T value, Component replaced, @Nullable Object part) {
    RecordComponent group = replaced.group();
    if (group == null) {
      return with(value, replaced.itself(), part);
    }
    Record before = (Record) read(value, group);
    if (part == null && !isNullable(replaced.itself())) {
      return isNullable(group) ? with(value, group, null) : Optional.empty();
    }
    return Optional.ofNullable(before)
        .flatMap(parts -> with(parts, replaced.itself(), part))
        .flatMap(parts -> with(value, group, parts));
  }

  private static <T extends Record> Optional<T> with(
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
      boolean derived = changed.equals(value) && !Objects.equals(part, read(value, replaced));
      return derived ? Optional.empty() : Optional.of(changed);
    } catch (InvocationTargetException e) {
      return Optional.empty();
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException("%s can't be set in %s".formatted(replaced, value), e);
    }
  }

  private static @Nullable Object read(Record value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("%s can't be read".formatted(component), e);
    }
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /**
   * A component of a record, or of a group in it.
   *
   * @param group what it is in, null if it is the record's own
   */
  public record Component(@Nullable RecordComponent group, RecordComponent itself) {

    /** As refusals name it, for example {@code lineage.attempt}. */
    public String name() {
      return group == null ? itself.getName() : group.getName() + "." + itself.getName();
    }

    public Class<?> type() {
      return itself.getType();
    }

    public Type genericType() {
      return itself.getGenericType();
    }

    /** Whether an attribute asks for it: one of a group is named alone or with the group. */
    public boolean isAskedAs(String attribute) {
      String own = itself.getName();
      return attribute.equals(own)
          || (group != null
              && attribute.equals(
                  group.getName()
                      + own.substring(0, 1).toUpperCase(Locale.ROOT)
                      + own.substring(1)));
    }

    @Override
    public String toString() {
      return "%s.%s"
          .formatted((group == null ? itself : group).getDeclaringRecord().getSimpleName(), name());
    }
  }
}
