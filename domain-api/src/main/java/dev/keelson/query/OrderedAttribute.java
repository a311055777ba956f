// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An attribute whose values have an order: a time, a number, a text. */
public sealed class OrderedAttribute<T, V extends Comparable<? super V>> extends Attribute<T, V>
    permits TextAttribute, TimeAttribute {

  /** How an attribute derives from its column. */
  public enum Form {
    /** The column itself. */
    PLAIN,
    /** The negated column, so that the highest comes first while ids ascend. */
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
   * Returns the negation of a whole number: sorted by it, the highest number comes first, and among
   * equal ones the lowest id.
   */
  public static <T> OrderedAttribute<T, Integer> negated(OrderedAttribute<T, Integer> number) {
    Check.present(number, "number");
    return new OrderedAttribute<>(
        number.name(),
        Integer.class,
        value -> {
          Integer plain = number.of(value);
          return plain == null ? null : -plain;
        },
        Form.NEGATED);
  }

  /** Returns the day of a time, in UTC, for grouping. */
  public static <T> OrderedAttribute<T, LocalDate> day(OrderedAttribute<T, Instant> time) {
    Check.present(time, "time");
    return new OrderedAttribute<>(
        time.name(),
        LocalDate.class,
        value -> {
          Instant at = time.of(value);
          return at == null ? null : LocalDate.ofInstant(at, ZoneOffset.UTC);
        },
        Form.DAY);
  }

  /** Returns how it derives from its column. */
  public Form form() {
    return form;
  }

  /** Returns the condition that it is {@code from} or more. */
  public Condition<T> atLeast(V from) {
    return new Condition.Range<>(this, Check.present(from, "from"), null);
  }

  /** Returns the condition that it is less than {@code to}. */
  public Condition<T> below(V to) {
    return new Condition.Range<>(this, null, Check.present(to, "to"));
  }

  /** Returns the condition that it is {@code from} or more, and less than {@code to}. */
  public Condition<T> between(V from, V to) {
    return new Condition.Range<>(this, Check.present(from, "from"), Check.present(to, "to"));
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
