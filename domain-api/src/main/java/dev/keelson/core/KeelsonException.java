// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import org.jspecify.annotations.Nullable;

/**
 * Everything that Keelson refuses or fails with. The family is closed, so callers can {@code
 * switch} over it; exceptions of drivers and mappers appear as causes only. A refused call has
 * changed nothing.
 */
public abstract sealed class KeelsonException extends RuntimeException
    permits AlreadyExistsException,
        ApprovalRefusedException,
        ForeignProjectException,
        IllegalTransitionException,
        InvalidValueException,
        NotFoundException,
        SecretFoundException,
        StaleLeaseException,
        StaleVersionException,
        StoreUnavailableException {

  private static final long serialVersionUID = 1L;

  KeelsonException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
