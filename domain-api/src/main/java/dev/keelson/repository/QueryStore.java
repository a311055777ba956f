// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.query.Found;
import dev.keelson.query.Group;
import dev.keelson.query.Latest;
import dev.keelson.query.Place;
import dev.keelson.query.Query;
import dev.keelson.query.Scope;
import dev.keelson.query.Summary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For authors of stores: answers queries. It interprets the query language generically, for all
 * types. Each call is one statement, or otherwise reads one consistent state.
 */
public interface QueryStore {

  /**
   * Returns the first {@code limit} values after {@code after} that a query finds in {@code scope},
   * sorted by {@link Place#sortedBy}, all attributes in the query's direction (ascending for {@code
   * latestPer}). Values without the attribute of the order are left out. References lead to values
   * of the same project, or to shared ones; what is not stored matches no condition.
   *
   * <p>A row that this release can't read is {@link Found#unreadable} at its place, and doesn't
   * hide the others; among the latest values of another it is told beside them.
   *
   * <p>Missing: no values. Concurrently with writes: each value is as one write left it.
   *
   * @param after the position where the previous page ended, whether or not that value still
   *     exists, or null to begin
   * @param limit the maximum number of values, 1 or more
   * @param latest what to return with every value: the first values, in the order of its query,
   *     whose path leads to the value
   */
  <T> List<Found<T>> list(
      Query<T> query, Scope scope, @Nullable Place after, int limit, List<Latest<T, ?>> latest);

  /**
   * Counts and sums what a query finds in {@code scope}, one group for each combination of grouping
   * attributes that occurs, in no particular order; no group if nothing is found.
   */
  <T> List<Group<T>> summarize(Summary<T> summary, Scope scope);
}
