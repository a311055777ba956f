// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Gives each test its own fixture, and prefixes every failure with the adapter's class and the
 * suite: reports name only one of them.
 */
final class ContractExtension
    implements ParameterResolver,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler {

  private static final Namespace NAMESPACE = Namespace.create(ContractExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == StoreFixture.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getStore(NAMESPACE)
        .computeIfAbsent(StoreFixture.class, key -> contract(test).fixture(), StoreFixture.class);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext test, Throwable failure) {
    throw named(test, failure);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext test, Throwable failure) {
    throw named(test, failure);
  }

  private static AssertionError named(ExtensionContext test, Throwable failure) {
    if (failure instanceof TestAbortedException skipped) {
      throw skipped; // the store does not keep what it needs
    }
    StoreFixture fixture = test.getStore(NAMESPACE).get(StoreFixture.class, StoreFixture.class);
    if (fixture != null && fixture.isRefusedToRole(failure)) {
      throw new TestAbortedException("a host may do this, this role may not: " + told(failure));
    }
    AssertionError error =
        new AssertionError(
            "%s, %s: %s"
                .formatted(
                    contract(test).getClass().getName(),
                    test.getRequiredTestClass().getSimpleName(),
                    told(failure)),
            failure);
    error.setStackTrace(failure.getStackTrace());
    return error;
  }

  /** Tells what failed, and what it was caused by at first, which reports may cut off. */
  private static String told(Throwable failure) {
    String what =
        failure instanceof AssertionError
            ? String.valueOf(failure.getMessage())
            : "unexpected " + failure;
    Throwable cause = failure.getCause();
    if (cause == null) {
      return what;
    }
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return what.contains(String.valueOf(cause.getMessage()))
        ? what
        : "%s; caused by %s".formatted(what, cause);
  }

  private static KeelsonContract contract(ExtensionContext test) {
    return test.getRequiredTestInstances().findInstance(KeelsonContract.class).orElseThrow();
  }
}
