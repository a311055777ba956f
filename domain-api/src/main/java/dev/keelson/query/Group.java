// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One group of a summary.
 *
 * @param summary what was asked
 * @param keys what the values of this group have in common, in the order of the groupings; null for
 *     what is absent
 * @param count how many values it has, at least 1
 * @param sums what the attributes add up to, in their order, exact; zero if all are absent.
 *     Durations in milliseconds
 * @param known in how many values each of them is present
 */
public record Group<T>(
    Summary<T> summary,
    List<@Nullable Object> keys,
    long count,
    List<BigDecimal> sums,
    List<Long> known) {

  // in full, since the class file of a shorter one would not say that keys may be null
  public Group(
      Summary<T> summary,
      List<@Nullable Object> keys,
      long count,
      List<BigDecimal> sums,
      List<Long> known) {
    this.summary = summary;
    this.keys = Collections.unmodifiableList(new ArrayList<>(keys));
    this.count = count;
    this.sums = List.copyOf(sums);
    this.known = List.copyOf(known);
  }

  /**
   * What all values of the group have for {@code attribute}, or null if they have none.
   *
   * @throws IllegalArgumentException if it was not grouped by that
   */
  public <V> @Nullable V key(Attribute<?, V> attribute) {
    for (int i = 0; i < keys.size(); i++) {
      if (summary.groupings().get(i).attribute().equals(attribute)) {
        return attribute.valueType().cast(keys.get(i));
      }
    }
    throw new IllegalArgumentException(
        "%s is none of the groupings %s".formatted(attribute, summary.groupings()));
  }

  /**
   * What {@code attribute} adds up to, exact; zero if it is absent in all. Durations in
   * milliseconds.
   *
   * @throws IllegalArgumentException if that was not summed
   */
  public BigDecimal sum(Attribute<T, ?> attribute) {
    return sums.get(indexOf(attribute));
  }

  /**
   * In how many values {@code attribute} is absent, so that the sum is not all.
   *
   * @throws IllegalArgumentException if it was not summed
   */
  public long unknown(Attribute<T, ?> attribute) {
    return count - known.get(indexOf(attribute));
  }

  private int indexOf(Attribute<T, ?> attribute) {
    int index = summary.sums().indexOf(attribute);
    if (index < 0) {
      throw new IllegalArgumentException(
          "%s is none of the sums %s".formatted(attribute, summary.sums()));
    }
    return index;
  }
}
