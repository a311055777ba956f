// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An attribute whose values have an order: a time, a number, a text. */
public sealed class OrderedAttribute<T, V extends Comparable<? super V>> extends Attribute<T, V>
    permits TextAttribute {

  /** How an attribute is made of its column. */
  public enum Form {
    /** The column itself. */
    PLAIN,
    /** The column, its sign turned round, so that the highest comes first together with ids. */
    NEGATED,
    /** The day of the column's time, in UTC. */
    DAY
  }

  private final Form form;

  OrderedAttribute(String name, Class<V> valueType, Function<T, @Nullable V> getter, Form form) {
    super(name, valueType, getter);
    this.form = form;
  }

  /**
   * The same whole number with its sign turned round: listed by it, the highest comes first, and of
   * equal ones the lowest id.
   */
  public static <T> OrderedAttribute<T, Integer> negated(OrderedAttribute<T, Integer> number) {
    return new OrderedAttribute<>(
        number.name(),
        Integer.class,
        value -> {
          Integer plain = number.of(value);
          return plain == null ? null : -plain;
        },
        Form.NEGATED);
  }

  /** The day of a time, in UTC, to sum up by. */
  public static <T> OrderedAttribute<T, LocalDate> day(OrderedAttribute<T, Instant> time) {
    return new OrderedAttribute<>(
        time.name(),
        LocalDate.class,
        value -> {
          Instant at = time.of(value);
          return at == null ? null : LocalDate.ofInstant(at, ZoneOffset.UTC);
        },
        Form.DAY);
  }

  /** How it is made of its column. */
  public Form form() {
    return form;
  }

  /** It is {@code from} or more. */
  public Condition<T> atLeast(V from) {
    return new Condition.Range<>(this, from, null);
  }

  /** It is less than {@code to}. */
  public Condition<T> below(V to) {
    return new Condition.Range<>(this, null, to);
  }

  /** It is {@code from} or more, and less than {@code to}: a window. */
  public Condition<T> between(V from, V to) {
    return new Condition.Range<>(this, from, to);
  }

  /** It is a time that is still to come, by the store's clock. */
  public Condition<T> isInFuture() {
    return new Condition.InFuture<>(this);
  }

  @Override
  public String toString() {
    return switch (form) {
      case PLAIN -> name();
      case NEGATED -> "-" + name();
      case DAY -> "day of " + name();
    };
  }
}
