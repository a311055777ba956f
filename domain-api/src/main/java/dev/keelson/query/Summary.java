// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts and sums over what a query finds, by group; its order does not matter.
 *
 * @param query what is counted, without {@code latestPer}
 * @param groupings what is counted apart; none for one group of all
 * @param sums the whole or decimal numbers, or durations, that are added up
 */
public record Summary<T>(
    Query<T> query, List<Grouping<T, ?>> groupings, List<Attribute<T, ?>> sums) {

  public Summary {
    groupings = List.copyOf(groupings);
    sums = List.copyOf(sums);
    Check.that(
        query.latestPer().isEmpty(),
        "query.latestPer",
        "can't be summed up",
        "sum up all values, or list the latest ones");
  }

  /** The same, apart by one attribute more. */
  public Summary<T> by(Attribute<T, ?> attribute) {
    return by(Grouping.by(attribute));
  }

  /** The same, apart by an attribute of what the values refer to. */
  public <R extends Entity<I>, I extends Id> Summary<T> by(
      Reference<T, I> via, EntityType<R, I> target, Attribute<R, ?> attribute) {
    return by(Grouping.by(via, target, attribute));
  }

  /** The same with the sums of these. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final Summary<T> sum(Attribute<T, ?>... numbers) {
    List<Attribute<T, ?>> more = new ArrayList<>(sums);
    more.addAll(List.of(numbers));
    return new Summary<>(query, groupings, more);
  }

  /** Tells whether an index has what is counted side by side, or the query says it is a scan. */
  public boolean isServed() {
    return query.scan() || Serving.serves(this);
  }

  /** The same, apart by one thing more. */
  public Summary<T> by(Grouping<T, ?> grouping) {
    List<Grouping<T, ?>> more = new ArrayList<>(groupings);
    more.add(grouping);
    return new Summary<>(query, more, sums);
  }
}
