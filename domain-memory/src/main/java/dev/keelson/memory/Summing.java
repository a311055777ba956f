// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.query.Attribute;
import dev.keelson.query.Group;
import dev.keelson.query.Grouping;
import dev.keelson.query.Summary;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Groups rows and sums their attributes. */
final class Summing {

  private Summing() {}

  /** Returns the grouping values of a row, in the order of the groupings. */
  static <T> List<@Nullable Object> keys(Layer layer, Summary<T> summary, T row) {
    List<@Nullable Object> keys = new ArrayList<>();
    summary.groupings().forEach(grouping -> keys.add(key(layer, grouping, row)));
    return keys;
  }

  private static <T> @Nullable Object key(Layer layer, Grouping<T, ?> grouping, T row) {
    if (grouping.via() == null) {
      return Rows.get(grouping.attribute(), row);
    }
    return Target.of(row, grouping.via())
        .flatMap(target -> Rows.find(layer, target))
        .<Object>map(found -> Rows.get(grouping.attribute(), found))
        .orElse(null);
  }

  /** Returns the group of the rows with these keys. */
  static <T> Group<T> group(Summary<T> summary, List<@Nullable Object> keys, List<T> rows) {
    List<BigDecimal> sums = new ArrayList<>();
    List<Long> known = new ArrayList<>();
    for (Attribute<T, ?> attribute : summary.sums()) {
      List<BigDecimal> numbers =
          rows.stream().map(attribute::of).filter(Objects::nonNull).map(Summing::number).toList();
      sums.add(numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
      known.add((long) numbers.size());
    }
    return new Group<>(summary, keys, rows.size(), sums, known);
  }

  private static BigDecimal number(Object value) {
    return value instanceof Duration duration
        ? BigDecimal.valueOf(duration.toMillis())
        : new BigDecimal(value.toString());
  }
}
