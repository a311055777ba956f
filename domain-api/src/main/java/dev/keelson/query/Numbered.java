// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A number that the store counts.
 *
 * @param number what counts
 * @param withNumber returns a value with another number
 * @param key what is counted apart
 */
public record Numbered<T>(
    OrderedAttribute<T, Integer> number,
    BiFunction<T, Integer, T> withNumber,
    List<Attribute<T, ?>> key) {

  /**
   * Refuses a new value that brings a number of its own.
   *
   * @throws dev.keelson.core.InvalidValueException naming the number
   */
  public void requireNew(String type, T value) {
    Integer brought = number.of(value);
    Check.that(
        brought != null && brought == 0,
        Names.component(type) + "." + Names.component(number.name()),
        "must be 0 until the value is stored",
        "leave it to the store to count");
  }
}
