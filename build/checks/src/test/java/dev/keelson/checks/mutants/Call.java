// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.core.ProjectId;
import dev.keelson.query.Query;
import dev.keelson.query.RowType;
import dev.keelson.query.Summary;
import dev.keelson.spi.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call that reached a store on its way to the honest one.
 *
 * @param store the honest store, as the caller's actor and within the caller's transaction
 * @param project the project of the part that was called, null if it is for all
 * @param spi the interface that was called
 * @param target its honest implementation
 */
record Call(
    Store store,
    @Nullable ProjectId project,
    Class<?> spi,
    Object target,
    Method method,
    List<@Nullable Object> args) {

  boolean is(Class<?> type, String... names) {
    return type == spi && Arrays.asList(names).contains(method.getName());
  }

  /** Whether it is about values of that type. */
  boolean isOf(RowType<?> type) {
    return switch (args.isEmpty() ? null : args.getFirst()) {
      case RowType<?> of -> of.equals(type);
      case Query<?> query -> query.type().equals(type);
      case Summary<?> summary -> summary.query().type().equals(type);
      case null, default -> false;
    };
  }

  <A> A arg(int index, Class<A> type) {
    return type.cast(args.get(index));
  }

  /** All that is stored, honestly. */
  Keelson keelson() {
    return Keelson.over(store);
  }

  /** What the project owns, honestly. */
  ProjectScope scope() {
    return keelson().project(Objects.requireNonNull(project, "project"));
  }

  /** What the honest store answers. */
  Object proceed() throws Throwable {
    return proceed(args.toArray());
  }

  /** What the honest store answers if one argument is another. */
  Object proceedWith(int index, @Nullable Object other) throws Throwable {
    Object[] others = args.toArray();
    others[index] = other;
    return proceed(others);
  }

  /** What the honest store answers to other arguments. */
  Object proceed(@Nullable Object... others) throws Throwable {
    try {
      return method.invoke(target, others);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
