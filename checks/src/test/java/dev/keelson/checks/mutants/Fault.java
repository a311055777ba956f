// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import dev.keelson.core.KeelsonException;

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

  /** The fault of answering where the honest store refuses. */
  static Fault insteadOf(Class<? extends KeelsonException> refusal, Fault other) {
    return call -> {
      try {
        return call.proceed();
      } catch (KeelsonException e) {
        if (refusal.isInstance(e)) {
          return other.answer(call);
        }
        throw e;
      }
    };
  }
}
