// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the database fails: a lost connection, a deadlock, a serialization failure, a full
 * disk. It says nothing about the work itself, so never record it as an outcome. If the connection
 * broke during commit, it is unknown whether the call took effect.
 */
public final class StoreUnavailableException extends KeelsonException {

  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  public StoreUnavailableException(String what, boolean retryable, @Nullable Throwable cause) {
    this(
        what,
        retryable,
        retryable ? "try the whole unit of work again" : "see the cause and fix the database first",
        cause);
  }

  /**
   * Creates one.
   *
   * @param what what the store could not do
   * @param remedy what the caller, or who runs the database, can do about it
   */
  public StoreUnavailableException(
      String what, boolean retryable, String remedy, @Nullable Throwable cause) {
    super("the store could not %s; %s".formatted(what, remedy), cause);
    this.retryable = retryable;
  }

  /** Returns whether the same unit of work may succeed if it is tried again. */
  public boolean isRetryable() {
    return retryable;
  }
}
