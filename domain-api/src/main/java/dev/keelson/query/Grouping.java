// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import org.jspecify.annotations.Nullable;

/**
 * A grouping of a summary: an attribute of the values, or of what they refer to.
 *
 * @param via the reference to what has the attribute, or null for the values themselves
 * @param target the type that has the attribute, null for the values themselves
 * @param attribute the attribute
 */
public record Grouping<T, V>(
    @Nullable Reference<T, ?> via, @Nullable EntityType<?, ?> target, Attribute<?, V> attribute) {

  public Grouping {
    Check.present(attribute, "grouping");
    Attribute.refuseList(attribute, "can't be grouped by", "group by what has one value");
  }

  /** Returns a grouping by an attribute of the values. */
  public static <T, V> Grouping<T, V> by(Attribute<T, V> attribute) {
    return new Grouping<>(null, null, attribute);
  }

  /**
   * Returns a grouping by an attribute of what the values refer to; absent where that is not
   * stored.
   */
  public static <T, R extends Entity<I>, I extends Id, V> Grouping<T, V> by(
      Reference<T, I> via, EntityType<R, I> target, Attribute<R, V> attribute) {
    Check.present(via, "via");
    Check.present(target, "target");
    return new Grouping<>(via, target, attribute);
  }

  @Override
  public String toString() {
    return via == null ? attribute.toString() : via + "." + attribute;
  }
}
