// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts and sums over what a query finds, by group. The order of the query is ignored.
 *
 * @param query what is counted, without {@code latestPer}
 * @param groupings the attributes to group by, at most 32; empty for one group of all values
 * @param sums the attributes to sum, at most 32: whole or decimal numbers, or durations
 */
public record Summary<T>(
    Query<T> query, List<Grouping<T, ?>> groupings, List<Attribute<T, ?>> sums) {

  private static final int MAX_LISTED = 32;

  public Summary {
    Check.present(query, "query");
    groupings = Bounds.list(groupings, MAX_LISTED, "groupings");
    sums = Bounds.list(sums, MAX_LISTED, "sums");
    Check.that(
        query.latestPer().isEmpty(),
        "query.latestPer",
        "can't be summed up",
        "sum up all values, or list the latest ones");
    sums.forEach(sum ->
        Check.that(
            Number.class.isAssignableFrom(sum.valueType()) || sum.valueType() == Duration.class,
            sum.name(),
            "must be a number or a duration to be summed",
            "group by it, or count"));
  }

  /** Returns this summary with one more grouping, by an attribute of the values. */
  public Summary<T> by(Attribute<T, ?> attribute) {
    return by(Grouping.by(attribute));
  }

  /** Returns this summary with one more grouping, by an attribute of what the values refer to. */
  public <R extends Entity<I>, I extends Id> Summary<T> by(
      Reference<T, I> via, EntityType<R, I> target, Attribute<R, ?> attribute) {
    return by(Grouping.by(via, target, attribute));
  }

  /** Returns this summary with the sums of these attributes. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final Summary<T> sum(Attribute<T, ?>... numbers) {
    Check.present(numbers, "numbers");
    List<Attribute<T, ?>> more = new ArrayList<>(sums);
    more.addAll(Arrays.asList(numbers));
    return new Summary<>(query, groupings, more);
  }

  /**
   * Returns whether an index has the counted rows next to each other, or the query is declared as a
   * scan.
   */
  public boolean isServed() {
    return query.scan() || Serving.serves(this);
  }

  /** Returns this summary with one more grouping. */
  public Summary<T> by(Grouping<T, ?> grouping) {
    List<Grouping<T, ?>> more = new ArrayList<>(groupings);
    more.add(grouping);
    return new Summary<>(query, more, sums);
  }
}
