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
 * For authors of stores: answers queries. It interprets the language once, for all types. Each call
 * is one statement, or sees one state of the store otherwise.
 */
public interface QueryStore {

  /**
   * The values that a query finds in {@code scope}, sorted by {@link Place#sortedBy}, all of them
   * in the query's direction (upwards where it is latest per key), the first {@code limit} of those
   * after {@code after}. Values of a type that lack the attribute of the order are left out. Within
   * a project, references step to values of the same project, or to shared ones; what is not stored
   * matches no condition on it.
   *
   * <p>Missing: no values. At once with writes: each value as one write left it.
   *
   * @param after where the page before ended, whether or not there still is a value, or null to
   *     begin
   * @param limit how many at most, 1 or more
   * @param latest what is to be found with every value: the first of its query, among those from
   *     which its path leads to the value
   */
  <T> List<Found<T>> list(
      Query<T> query, Scope scope, @Nullable Place after, int limit, List<Latest<T, ?>> latest);

  /**
   * Counts and sums what a query finds in {@code scope}, a group for each combination of what is
   * grouped by that some value has, in no order; no group at all if nothing is found.
   */
  <T> List<Group<T>> summarize(Summary<T> summary, Scope scope);
}
