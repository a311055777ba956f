// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import dev.keelson.Keelson;
import dev.keelson.core.Entity;
import dev.keelson.core.ProjectId;
import dev.keelson.spi.Store;
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

  private final Store store;
  private final @Nullable ProjectId project;
  private final Class<?> spi;
  private final Object target;
  private final Fault fault;

  private MutantStore(
      Store store, @Nullable ProjectId project, Class<?> spi, Object target, Fault fault) {
    this.store = store;
    this.project = project;
    this.spi = spi;
    this.target = target;
    this.fault = fault;
  }

  static Keelson over(Store honest, Fault fault) {
    return Keelson.over(of(honest, fault));
  }

  private static Store of(Store honest, Fault fault) {
    return (Store) proxy(new MutantStore(honest, null, Store.class, honest, fault));
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
    if (given.length == 1 && given[0] instanceof Function<?, ?> work) {
      given[0] = onMutant(work);
    }
    Call call = new Call(store, project, spi, target, method, Arrays.asList(given));
    Object answer = fault.answer(call);
    return isSpi(method.getReturnType()) ? wrapped(call, answer) : answer;
  }

  private Object wrapped(Call call, Object answer) {
    if (answer instanceof Store other) {
      return of(other, fault);
    }
    ProjectId of =
        call.args().size() == 1 && call.args().getFirst() instanceof ProjectId id ? id : null;
    return proxy(new MutantStore(store, of, call.method().getReturnType(), answer, fault));
  }

  private static boolean isSpi(Class<?> type) {
    return type.isInterface()
        && type != Entity.class // what a store of any type returns
        && type.getName().startsWith("dev.keelson.");
  }

  /** The work of a transaction or of a snapshot, which is to be as wrong within. */
  @SuppressWarnings("unchecked") // the only function that the SPI takes
  private Function<Store, Object> onMutant(Object work) {
    return inner -> ((Function<Store, Object>) work).apply(of(inner, fault));
  }
}
