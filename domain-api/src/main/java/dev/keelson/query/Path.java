// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import static java.util.stream.Collectors.joining;

import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import java.util.ArrayList;
import java.util.List;

/**
 * A path from a value to another along references; each step starts at what the previous one refers
 * to.
 *
 * @param steps at least one, at most 16
 * @param <T> the type at which it begins
 * @param <I> the id type of the value at which it ends
 */
public record Path<T, I extends Id>(List<Step<?, ?>> steps) {

  public Path {
    steps = Bounds.list(steps, 16, "path.steps");
  }

  /** Returns a path of one step. */
  public static <T, I extends Id> Path<T, I> of(RowType<T> type, Reference<T, I> reference) {
    return new Path<>(List.of(new Step<>(type, reference)));
  }

  /** Returns this path with one more step. */
  public <R extends Entity<I>, J extends Id> Path<T, J> then(
      EntityType<R, I> through, Reference<R, J> reference) {
    List<Step<?, ?>> longer = new ArrayList<>(steps);
    longer.add(new Step<>(through, reference));
    return new Path<>(longer);
  }

  /** Returns its references in words: {@code session.workspace_id, workspace.work_item_id}. */
  @Override
  public String toString() {
    return steps.stream().map(Step::toString).collect(joining(", "));
  }

  /** A step from a value of {@code type} to what it refers to. */
  public record Step<T, I extends Id>(RowType<T> type, Reference<T, I> reference) {

    public Step {
      Check.present(type, "path.type");
      Check.present(reference, "path.reference");
    }

    @Override
    public String toString() {
      return type.name() + "." + reference;
    }
  }
}
