// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import dev.keelson.core.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unique key: attributes that together must be unique.
 *
 * @param name the name of the rule; for most, the names of the columns joined with underscores
 * @param where the condition of the values to which the rule applies, or null for all
 * @param absentEqual whether absent attributes are equal to each other; if not, the rule does not
 *     apply where one is absent
 */
public record Unique<T>(
    String name,
    List<Attribute<T, ?>> attributes,
    Condition.@Nullable In<T, ?> where,
    boolean absentEqual) {

  public Unique {
    attributes = List.copyOf(Check.each(attributes, "unique.attributes"));
  }

  /** Returns a key of all values. */
  public static <T> Unique<T> of(String name, List<Attribute<T, ?>> attributes) {
    return new Unique<>(name, attributes, null, false);
  }

  /**
   * Returns a key of the values in one of these states.
   *
   * @param name the name of the rule, in its constraint and in refusals
   */
  public static <T, S extends Enum<S> & State> Unique<T> among(
      Attribute<T, S> status, List<S> states, String name, List<Attribute<T, ?>> attributes) {
    return new Unique<>(name, attributes, new Condition.In<>(status, states), false);
  }

  /** Returns this key with absent attributes equal to each other. */
  public Unique<T> withAbsentEqual() {
    return new Unique<>(name, attributes, where, true);
  }

  /** Returns whether there are values to which the rule does not apply. */
  public boolean partial() {
    return where != null;
  }

  /** Returns the key of {@code value}, or null where the rule does not apply. */
  public @Nullable List<@Nullable Object> key(T value) {
    if (where != null && !where.values().contains(where.attribute().of(value))) {
      return null;
    }
    List<@Nullable Object> key = new ArrayList<>();
    for (Attribute<T, ?> attribute : attributes) {
      Object part = attribute.of(value);
      if (part == null && !absentEqual) {
        return null;
      }
      key.add(part);
    }
    return key;
  }
}
