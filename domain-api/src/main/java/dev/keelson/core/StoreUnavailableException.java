// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import org.jspecify.annotations.Nullable;

/**
 * The database did not answer, or gave up: a lost connection, a deadlock, a serialization failure,
 * a full disk. It says nothing about the work itself, so never record it as an outcome. Whether the
 * call took effect is open when the connection broke during commit.
 */
public final class StoreUnavailableException extends KeelsonException {

  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  public StoreUnavailableException(String what, boolean retryable, @Nullable Throwable cause) {
    super(
        "the store could not %s; %s"
            .formatted(
                what,
                retryable
                    ? "try the whole unit of work again"
                    : "see the cause and mend the database first"),
        cause);
    this.retryable = retryable;
  }

  /** Whether the same call may succeed if it is made again. */
  public boolean isRetryable() {
    return retryable;
  }
}
