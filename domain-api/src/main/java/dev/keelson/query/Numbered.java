// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A number that the store assigns.
 *
 * @param number the number
 * @param withNumber returns a value with another number
 * @param key the attributes for whose values numbers are counted separately
 */
public record Numbered<T>(
    OrderedAttribute<T, Integer> number,
    BiFunction<T, Integer, T> withNumber,
    List<Attribute<T, ?>> key) {

  /**
   * Checks that a new value has no number yet.
   *
   * @throws dev.keelson.core.InvalidValueException if its number is not 0
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
