// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from a value to another along references, each step from what the one before refers to.
 *
 * @param steps at least one
 * @param <T> where it begins
 * @param <I> the id of what it ends at
 */
public record Path<T, I extends Id>(List<Step<?, ?>> steps) {

  public Path {
    steps = List.copyOf(steps);
  }

  /** A way of one step. */
  public static <T, I extends Id> Path<T, I> of(RowType<T> type, Reference<T, I> reference) {
    return new Path<>(List.of(new Step<>(type, reference)));
  }

  /** One step more, from what this one leads to. */
  public <R extends Entity<I>, J extends Id> Path<T, J> then(
      EntityType<R, I> through, Reference<R, J> reference) {
    List<Step<?, ?>> longer = new ArrayList<>(steps);
    longer.add(new Step<>(through, reference));
    return new Path<>(longer);
  }

  /** A step from a value of {@code type} to what it refers to. */
  public record Step<T, I extends Id>(RowType<T> type, Reference<T, I> reference) {}
}
