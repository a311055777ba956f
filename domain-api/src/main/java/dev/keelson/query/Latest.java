// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import java.util.List;
import java.util.Optional;

/**
 * The latest of the values that refer to a value, directly or through several references, for
 * example the last attempt at a work item or its last process. Listed together with the values that
 * a query finds, in the same statement. What refers to a value that projects share is looked for in
 * all projects; of equal ones there, that of the project with the highest id is the first if the
 * order is descending, and the last if it is ascending.
 *
 * @param query which referring values are considered; the first one in its order is the latest
 * @param path the path from them to what is listed
 * @param max the maximum number of latest values, 1 for the latest only
 * @param <T> what is listed
 * @param <R> what refers to it
 */
public record Latest<T, R>(Query<R> query, Path<R, ?> path, int max) {

  public Latest {
    Check.present(query, "latest.query");
    Check.present(path, "latest.path");
    Check.atLeast(1, max, "latest.max");
    Check.that(
        query.latestPer().isEmpty(),
        "latest.query",
        "must not ask for the latest per key itself",
        "ask for more of the latest with upTo");
  }

  /**
   * Returns a request for the newest value of {@code type} that refers to the listed value through
   * {@code reference}.
   */
  public static <R, T extends Entity<I>, I extends Id> Latest<T, R> of(
      EntityType<T, I> parent, RowType<R> type, Reference<R, I> by) {
    Check.present(parent, "parent");
    return of(parent, type, Path.of(type, by));
  }

  /**
   * Returns a request for the newest value of {@code type} that leads to the listed value through
   * {@code path}.
   */
  @SuppressWarnings("unused") // it says what the path leads to
  public static <R, T extends Entity<I>, I extends Id> Latest<T, R> of(
      EntityType<T, I> parent, RowType<R> type, Path<R, I> path) {
    Check.present(parent, "parent");
    Check.present(type, "type");
    return new Latest<>(type.all().newestFirst(), path, 1);
  }

  /** Returns this request with another query: another order, or more conditions. */
  public Latest<T, R> of(Query<R> other) {
    return new Latest<>(other, path, max);
  }

  /** Tells whether indexes serve each step of its path and its order, or its query is a scan. */
  public boolean isServed() {
    return query.scan() || unserved().isEmpty();
  }

  /** Returns the first step of its path that no index serves, or empty. */
  public Optional<Path.Step<?, ?>> unserved() {
    Path.Step<?, ?> first = path.steps().getFirst();
    return serves(query, first.reference())
        ? path.steps().stream().skip(1).filter(step -> !serves(step)).findFirst()
        : Optional.of(first);
  }

  private static <S, J extends Id> boolean serves(Path.Step<S, J> step) {
    return serves(step.type().all(), step.reference());
  }

  /** As if it were asked for what refers to one value. */
  @SuppressWarnings("unchecked") // the first step begins at what the query finds
  private static <R> boolean serves(Query<R> query, Reference<?, ?> reference) {
    return Serving.serves(query.and(((Reference<R, ?>) reference).in(List.of())));
  }

  /** Returns this request for up to {@code count} of the latest values. */
  public Latest<T, R> upTo(int count) {
    return new Latest<>(query, path, count);
  }
}
