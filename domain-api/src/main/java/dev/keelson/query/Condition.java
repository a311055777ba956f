// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition on values. Created by the methods of {@link Attribute}s. Conditions are nested less
 * than 16 deep.
 */
public sealed interface Condition<T> {

  /**
   * The attribute is one of these values, none of which is null.
   *
   * @param values distinct, as they are stored, at most {@value Query#MAX_VALUES}; nothing matches
   *     if it is empty
   */
  record In<T, V>(Attribute<T, V> attribute, List<V> values) implements Condition<T> {
    public In {
      Check.present(attribute, "attribute");
      Attribute.refuseList(attribute, "must be asked by an element", "ask with contains");
      values =
          Check.present(values, attribute.name()).stream()
              .map(value -> Check.present(value, attribute.name()))
              .map(value -> attribute.valueType().cast(Scalar.stored(value, attribute.name())))
              .distinct()
              .toList();
      Check.that(
          values.size() <= Query.MAX_VALUES,
          attribute.name(),
          "must be one of at most %s values".formatted(Query.MAX_VALUES),
          "ask in batches");
    }
  }

  /** The attribute is absent. */
  record Absent<T>(Attribute<T, ?> attribute) implements Condition<T> {
    public Absent {
      Check.present(attribute, "attribute");
    }
  }

  /**
   * The attribute is in a half-open range; an absent attribute is not.
   *
   * @param from the inclusive lower bound, null for none
   * @param to the exclusive upper bound, null for none
   */
  record Range<T, V extends Comparable<? super V>>(
      OrderedAttribute<T, V> attribute, @Nullable V from, @Nullable V to) implements Condition<T> {
    public Range {
      Check.present(attribute, "attribute");
      from = bound(attribute, from);
      to = bound(attribute, to);
    }

    private static <T, V extends Comparable<? super V>> @Nullable V bound(
        OrderedAttribute<T, V> attribute, @Nullable V value) {
      return value == null
          ? null
          : attribute.valueType().cast(Scalar.storedFrom(value, attribute.name()));
    }
  }

  /** The attribute is a time after the current time of the store's clock. */
  record InFuture<T>(TimeAttribute<T> attribute) implements Condition<T> {
    public InFuture {
      Check.present(attribute, "attribute");
    }
  }

  /** The text begins with {@code prefix}. */
  record Prefix<T>(TextAttribute<T> attribute, String prefix) implements Condition<T> {
    public Prefix {
      Check.text(prefix, Check.present(attribute, "attribute").name(), Integer.MAX_VALUE);
    }
  }

  /** The list contains that element. */
  record Contains<T>(ListAttribute<T> attribute, String element) implements Condition<T> {
    public Contains {
      Check.text(element, Check.present(attribute, "attribute").name(), Integer.MAX_VALUE);
    }
  }

  /** The value refers to one of {@code target} that matches {@code conditions}. */
  record Refers<T, R extends Entity<I>, I extends Id>(
      Reference<T, I> reference, EntityType<R, I> target, List<Condition<R>> conditions)
      implements Condition<T> {
    public Refers {
      Check.present(reference, "reference");
      Check.present(target, "target");
      conditions = Bounds.conditions(conditions);
    }
  }

  /**
   * Some value of {@code type} that matches {@code conditions} refers to this one. What refers to a
   * value that projects share is looked for in the project of the nearest owned value around it,
   * and in all projects if there is none.
   */
  record Referred<T, R extends Entity<I>, I extends Id>(
      Reference<T, I> reference, RowType<T> type, List<Condition<T>> conditions)
      implements Condition<R> {
    public Referred {
      Check.present(reference, "reference");
      Check.present(type, "type");
      conditions = Bounds.conditions(conditions);
    }
  }

  /**
   * The condition does not hold. An absent attribute does not match a condition, so it matches the
   * negation.
   */
  record Not<T>(Condition<T> condition) implements Condition<T> {
    public Not {
      Bounds.nested(condition);
    }
  }

  /** Returns the negation of {@code condition}. */
  static <T> Condition<T> not(Condition<T> condition) {
    return new Not<>(condition);
  }
}
