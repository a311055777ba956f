// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.core.Entity;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A store that is honest but for one fault, which is asked before everything that the SPI can do.
 */
final class MutantStore implements InvocationHandler {

  private final Keelson store;
  private final @Nullable ProjectScope project;
  private final Class<?> spi;
  private final Object target;
  private final Fault fault;

  private MutantStore(
      Keelson store, @Nullable ProjectScope project, Class<?> spi, Object target, Fault fault) {
    this.store = store;
    this.project = project;
    this.spi = spi;
    this.target = target;
    this.fault = fault;
  }

  static Keelson of(Keelson honest, Fault fault) {
    return (Keelson) proxy(new MutantStore(honest, null, Keelson.class, honest, fault));
  }

  private static Object proxy(MutantStore wrong) {
    return Proxy.newProxyInstance(
        MutantStore.class.getClassLoader(), new Class<?>[] {wrong.spi}, wrong);
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, args); // made of calls that come here
    }
    Object[] given = args == null ? new Object[0] : args.clone();
    if (method.getName().equals("inTransaction")) {
      Function<Object, ?> work = function(given[0]);
      given[0] = (Function<Keelson, Object>) tx -> work.apply(of(tx, fault));
    }
    Object answer =
        fault.answer(new Call(store, project, spi, target, method, Arrays.asList(given)));
    return isSpi(method.getReturnType()) ? wrapped(method.getReturnType(), answer) : answer;
  }

  private Object wrapped(Class<?> type, Object answer) {
    return proxy(
        new MutantStore(
            answer instanceof Keelson other ? other : store,
            answer instanceof ProjectScope scope ? scope : project,
            type,
            answer,
            fault));
  }

  private static boolean isSpi(Class<?> type) {
    return type.isInterface()
        && type != Entity.class // what a repository of any type returns
        && type.getName().startsWith("dev.keelson.");
  }

  @SuppressWarnings(
      "unchecked") // the only function that the SPI takes is the work of a transaction
  private static Function<Object, ?> function(Object work) {
    return (Function<Object, ?>) work;
  }
}
