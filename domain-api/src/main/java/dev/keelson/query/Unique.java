// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A unique key: attributes that together must be unique.
 *
 * @param name the name of the rule; for most, the names of the columns joined with underscores
 * @param applies whether the rule applies to a value
 * @param partial whether there are values to which it does not apply
 */
public record Unique<T>(
    String name, List<Attribute<T, ?>> attributes, Function<T, Boolean> applies, boolean partial) {

  public Unique {
    attributes = List.copyOf(attributes);
  }

  /** Returns the key of {@code value}, or null where the rule does not apply. */
  public @Nullable List<Object> key(T value) {
    if (!applies.apply(value)) {
      return null;
    }
    List<Object> key = new ArrayList<>();
    for (Attribute<T, ?> attribute : attributes) {
      Object part = attribute.of(value);
      if (part == null) {
        return null;
      }
      key.add(part);
    }
    return key;
  }

  /**
   * Returns the conditions that find the value with the same key as {@code value}, to which the
   * rule must apply.
   */
  public List<Condition<T>> sameAs(T value) {
    return attributes.stream().map(attribute -> same(attribute, value)).toList();
  }

  private static <T, V> Condition<T> same(Attribute<T, V> attribute, T value) {
    return attribute.is(Objects.requireNonNull(attribute.of(value), attribute.name()));
  }
}
