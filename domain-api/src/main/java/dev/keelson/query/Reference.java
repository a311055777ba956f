// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An attribute that refers to another value by its id. Queries can follow it in both directions.
 *
 * @param <T> the type of the values that refer
 * @param <I> the id type of what they refer to
 */
public final class Reference<T, I extends Id> extends Attribute<T, I> {

  private Reference(String name, Class<I> idType, Function<T, @Nullable I> getter) {
    super(name, idType, getter);
  }

  /** Returns a reference. */
  public static <T, I extends Id> Reference<T, I> to(
      String name, Class<I> idType, Function<T, @Nullable I> getter) {
    return new Reference<>(name, idType, getter);
  }

  /**
   * Returns the condition that what it refers to is stored and matches all of {@code conditions}.
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final <R extends Entity<I>> Condition<T> to(
      EntityType<R, I> target, Condition<R>... conditions) {
    Check.present(conditions, "conditions");
    return new Condition.Refers<>(this, target, Arrays.asList(conditions));
  }

  /**
   * Returns the condition that some value of {@code type} that matches all of {@code conditions}
   * refers to a value through this reference.
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final <R extends Entity<I>> Condition<R> from(
      RowType<T> type, Condition<T>... conditions) {
    Check.present(conditions, "conditions");
    return new Condition.Referred<>(this, type, Arrays.asList(conditions));
  }
}
