// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One group of a summary.
 *
 * @param summary the summary that was requested
 * @param keys the common attributes of the values of this group, in the order of the groupings;
 *     null for absent ones, and for words that this release does not know; decimal numbers without
 *     trailing zeros, here and in the sums
 * @param count the number of its values, at least 1
 * @param sums the exact sums of the attributes, in their order; zero if all are absent. Durations
 *     are summed in milliseconds
 * @param known the number of values in which each of these attributes is present
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
    List<@Nullable Object> plain = new ArrayList<>();
    keys.forEach(key -> plain.add(key instanceof BigDecimal number ? Decimals.plain(number) : key));
    this.keys = Collections.unmodifiableList(plain);
    this.count = count;
    this.sums = sums.stream().map(Decimals::plain).toList();
    this.known = List.copyOf(known);
  }

  /**
   * Returns {@code attribute} of all values of the group, or null if it is absent.
   *
   * @throws IllegalArgumentException if the summary is not grouped by it, or is in several ways
   */
  public <V> @Nullable V key(Attribute<?, V> attribute) {
    List<Grouping<T, ?>> ways =
        summary.groupings().stream()
            .filter(grouping -> grouping.attribute().equals(attribute))
            .distinct()
            .toList();
    if (ways.size() > 1) {
      throw new IllegalArgumentException(
          "%s may be any of the groupings %s; ask for the key of one of them"
              .formatted(attribute, ways));
    }
    return attribute
        .valueType()
        .cast(key(ways.isEmpty() ? -1 : position(ways.getFirst()), attribute));
  }

  /**
   * Returns what all values of the group have in common by one grouping, or null if it is absent.
   *
   * @throws IllegalArgumentException if it is none of the summary's
   */
  public <V> @Nullable V key(Grouping<T, V> grouping) {
    return grouping.attribute().valueType().cast(key(position(grouping), grouping));
  }

  private int position(Grouping<T, ?> grouping) {
    return summary.groupings().indexOf(grouping);
  }

  private @Nullable Object key(int position, Object asked) {
    if (position < 0) {
      throw new IllegalArgumentException(
          "%s is none of the groupings %s".formatted(asked, summary.groupings()));
    }
    return keys.get(position);
  }

  /**
   * Returns the exact sum of {@code attribute}; zero if it is absent in all values. Durations are
   * summed in milliseconds.
   *
   * @throws IllegalArgumentException if it was not summed
   */
  public BigDecimal sum(Attribute<T, ?> attribute) {
    return sums.get(indexOf(attribute));
  }

  /**
   * Returns the number of values in which {@code attribute} is absent, so that the sum is
   * incomplete if it is not 0.
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
