// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that values can be asked and listed by: declared once beside their type, named as its
 * column, and read from a value by a getter. Conditions are made from it, and stores interpret
 * them.
 *
 * @param <T> the values that have it
 * @param <V> what it is
 */
public sealed class Attribute<T, V> permits OrderedAttribute, ListAttribute, Reference {

  private final String name;
  private final Class<V> valueType;
  private final Function<T, @Nullable V> getter;

  Attribute(String name, Class<V> valueType, Function<T, @Nullable V> getter) {
    this.name = Objects.requireNonNull(name, "name");
    this.valueType = Objects.requireNonNull(valueType, "valueType");
    this.getter = Objects.requireNonNull(getter, "getter");
  }

  /** An attribute that can be compared for equality: a state, a digest, a word, an id. */
  public static <T, V> Attribute<T, V> of(
      String name, Class<V> valueType, Function<T, @Nullable V> getter) {
    return new Attribute<>(name, valueType, getter);
  }

  /** A time. */
  public static <T, V extends Comparable<? super V>> OrderedAttribute<T, V> ordered(
      String name, Class<V> valueType, Function<T, @Nullable V> getter) {
    return new OrderedAttribute<>(name, valueType, getter, OrderedAttribute.Form.PLAIN);
  }

  /** A text. */
  public static <T> TextAttribute<T> text(String name, Function<T, @Nullable String> getter) {
    return new TextAttribute<>(name, getter);
  }

  /** A list of texts, of which one can be asked for. */
  public static <T> ListAttribute<T> list(String name, Function<T, @Nullable List<String>> getter) {
    return new ListAttribute<>(name, getter);
  }

  /** The column that it is stored in. */
  public String name() {
    return name;
  }

  /** The class of what it is. */
  public Class<V> valueType() {
    return valueType;
  }

  /** What it is in {@code value}, or null if that has none. */
  public @Nullable V of(T value) {
    return getter.apply(value);
  }

  /** It is {@code wanted}. */
  public Condition<T> is(V wanted) {
    return new Condition.In<>(this, List.of(wanted));
  }

  /**
   * It is one of {@code wanted}; nothing matches if there are none.
   *
   * @throws dev.keelson.core.InvalidValueException if there are more than {@value Query#MAX_VALUES}
   */
  public Condition<T> in(Collection<? extends V> wanted) {
    List<V> distinct = List.copyOf(new LinkedHashSet<>(wanted));
    Check.that(
        distinct.size() <= Query.MAX_VALUES,
        name,
        "must be one of at most %d values".formatted(Query.MAX_VALUES),
        "ask in batches");
    return new Condition.In<>(this, distinct);
  }

  /** There is none. */
  public Condition<T> isAbsent() {
    return new Condition.Absent<>(this);
  }

  /** There is one, whatever it is. */
  public Condition<T> isPresent() {
    return new Condition.Not<>(isAbsent());
  }

  /** Attributes of one type are equal if they are made of the same column in the same way. */
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

  /** The column, and how it is made of that. */
  @Override
  public String toString() {
    return name;
  }
}
