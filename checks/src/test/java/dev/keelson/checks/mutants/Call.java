// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that reached a store on its way to the honest one.
 *
 * @param store the honest store, as the caller's actor and within the caller's transaction
 * @param project the honest scope that the call went through, null if none
 * @param spi the interface that was called
 * @param target its honest implementation
 */
record Call(
    Keelson store,
    @Nullable ProjectScope project,
    Class<?> spi,
    Object target,
    Method method,
    List<@Nullable Object> args) {

  boolean is(Class<?> type, String... names) {
    return type.isAssignableFrom(spi) && Arrays.asList(names).contains(method.getName());
  }

  <A> A arg(int index, Class<A> type) {
    return type.cast(args.get(index));
  }

  /** What the honest store answers. */
  Object proceed() throws Throwable {
    return proceed(args.toArray());
  }

  /** What the honest store answers to other arguments. */
  Object proceed(Object... others) throws Throwable {
    try {
      return method.invoke(target, others);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
