// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.KeelsonException;
import dev.keelson.query.EntityType;
import dev.keelson.query.RowType;
import dev.keelson.repository.EntityStore;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What is wrong with a store: it sees every call, and may answer for itself. */
@FunctionalInterface
interface Fault {

  /** The honest store. */
  Fault NONE = Call::proceed;

  Object answer(Call call) throws Throwable;

  /** The fault of answering calls of a method in another way. */
  static Fault in(Class<?> spi, String method, Fault other) {
    return call -> call.is(spi, method) ? other.answer(call) : call.proceed();
  }

  /** The fault of answering calls of a method in another way if they are about one type. */
  static Fault in(Class<?> spi, String method, RowType<?> type, Fault other) {
    return in(spi, method, call -> call.isOf(type) ? other.answer(call) : call.proceed());
  }

  /** The fault of storing another value than was given, by {@code insert} or {@code update}. */
  static <T extends Entity<I>, I extends Id> Fault storing(
      String method, EntityType<T, I> type, UnaryOperator<T> other) {
    return in(
        EntityStore.class,
        method,
        type,
        call -> call.proceedWith(1, other.apply(call.arg(1, type.type()))));
  }

  /** The fault of answering where the honest store refuses. */
  static Fault insteadOf(Class<? extends KeelsonException> refusal, Fault other) {
    return insteadOf(refusal, any -> true, other);
  }

  /** The fault of answering where the honest store refuses in that way. */
  static <E extends KeelsonException> Fault insteadOf(
      Class<E> refusal, Predicate<E> which, Fault other) {
    return call -> {
      try {
        return call.proceed();
      } catch (KeelsonException e) {
        if (refusal.isInstance(e) && which.test(refusal.cast(e))) {
          return other.answer(call);
        }
        throw e;
      }
    };
  }
}
