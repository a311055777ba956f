// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;

/**
 * The last of the values that refer to one, directly or by several steps: the last attempt at an
 * item, its last process. Listed with the values that a query finds, in the same statement.
 *
 * @param query which values count, and by what order the first of them is the last one
 * @param path the way from them to what is listed
 * @param most how many of the last ones at most, 1 for the last one
 * @param <T> what is listed
 * @param <R> what refers to it
 */
public record Latest<T, R>(Query<R> query, Path<R, ?> path, int most) {

  public Latest {
    Check.atLeast(1, most, "latest.most");
  }

  /** The one that was made last of the values of {@code type} that refer to it by that. */
  public static <R, T extends Entity<I>, I extends Id> Latest<T, R> of(
      EntityType<T, I> parent, RowType<R> type, Reference<R, I> by) {
    return of(parent, type, Path.of(type, by));
  }

  /** The one that was made last of the values of {@code type} that lead to it by that way. */
  @SuppressWarnings("unused") // it says what the path leads to
  public static <R, T extends Entity<I>, I extends Id> Latest<T, R> of(
      EntityType<T, I> parent, RowType<R> type, Path<R, I> path) {
    return new Latest<>(type.all().newestFirst(), path, 1);
  }

  /** The same, but the last by another order, or of those only that match more. */
  public Latest<T, R> of(Query<R> other) {
    return new Latest<>(other, path, most);
  }

  /** The same, but that many of the last ones. */
  public Latest<T, R> most(int count) {
    return new Latest<>(query, path, count);
  }
}
