// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An attribute by which values can be queried and sorted: declared once beside their type, named as
 * its column, and read from a value by a getter. Conditions are built from attributes, and stores
 * interpret them.
 *
 * @param <T> the type of the values that have it
 * @param <V> the type of the attribute
 */
public sealed class Attribute<T, V> permits OrderedAttribute, ListAttribute, Reference {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  private final String name;
  private final Class<V> valueType;
  private final Function<T, @Nullable V> getter;

  Attribute(String name, Class<V> valueType, Function<T, @Nullable V> getter) {
    this.name = Check.present(name, "name");
    Check.that(
        NAME.matcher(name).matches(),
        "attribute.name",
        "must be lower-case letters, digits and underscores, beginning with a letter",
        "name the column");
    this.valueType = Check.present(valueType, "valueType");
    this.getter = Check.present(getter, "getter");
  }

  /**
   * Returns an attribute that can be compared for equality: a state, a digest, an open enum, an id.
   */
  public static <T, V> Attribute<T, V> of(
      String name, Class<V> valueType, Function<T, @Nullable V> getter) {
    return new Attribute<>(name, valueType, getter);
  }

  /** Returns an attribute whose values are ordered, such as a number. */
  public static <T, V extends Comparable<? super V>> OrderedAttribute<T, V> ordered(
      String name, Class<V> valueType, Function<T, @Nullable V> getter) {
    return new OrderedAttribute<>(name, valueType, getter, OrderedAttribute.Form.PLAIN);
  }

  /** Returns an attribute that is a time. */
  public static <T> TimeAttribute<T> time(String name, Function<T, @Nullable Instant> getter) {
    return new TimeAttribute<>(name, getter);
  }

  /** Returns a text attribute. */
  public static <T> TextAttribute<T> text(String name, Function<T, @Nullable String> getter) {
    return new TextAttribute<>(name, getter);
  }

  /** Returns an attribute that is a list of texts; queries can ask for an element. */
  public static <T> ListAttribute<T> list(String name, Function<T, @Nullable List<String>> getter) {
    return new ListAttribute<>(name, getter);
  }

  /** Returns the name of its column. */
  public String name() {
    return name;
  }

  /** Returns the class of its values. */
  public Class<V> valueType() {
    return valueType;
  }

  /** Returns the attribute of {@code value}, or null if it is absent. */
  public @Nullable V of(T value) {
    Check.present(value, "value");
    return getter.apply(value);
  }

  /** Returns the condition that it equals {@code wanted}. */
  public Condition<T> is(V wanted) {
    return in(List.of(Check.present(wanted, name)));
  }

  /**
   * Returns the condition that it equals one of {@code wanted}; nothing matches if {@code wanted}
   * is empty.
   *
   * @throws dev.keelson.core.InvalidValueException if there are more than {@value
   *     Query#MAX_VALUES}, or if one of them is a text or a number that no store can keep
   */
  public Condition<T> in(Collection<? extends V> wanted) {
    return new Condition.In<>(this, new ArrayList<>(Check.present(wanted, name)));
  }

  /** Returns the condition that it is absent. */
  public Condition<T> isAbsent() {
    return new Condition.Absent<>(this);
  }

  /** Returns the condition that it is present. */
  public Condition<T> isPresent() {
    return new Condition.Not<>(isAbsent());
  }

  /** Checks that an attribute is not a list, which is neither compared nor grouped by. */
  static void refuseList(Attribute<?, ?> attribute, String expectation, String remedy) {
    Check.that(!(attribute instanceof ListAttribute<?>), attribute.name(), expectation, remedy);
  }

  /** Attributes of one type are equal if they derive from the same column in the same way. */
  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Attribute<?, ?> attribute
        && attribute.valueType == valueType
        && attribute.toString().equals(toString());
  }

  @Override
  public final int hashCode() {
    return name.hashCode();
  }

  /** Returns the column, and how the attribute derives from it. */
  @Override
  public String toString() {
    return name;
  }
}
