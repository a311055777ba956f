// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import org.jspecify.annotations.Nullable;

/**
 * The base of all exceptions that Keelson throws. The hierarchy is sealed, so callers can {@code
 * switch} over it; exceptions of drivers and mappers appear only as causes. A refused call has
 * changed nothing; only an {@link UnreadableValueException} may tell that it has.
 */
public abstract sealed class KeelsonException extends RuntimeException
    permits AlreadyExistsException,
        ApprovalRefusedException,
        ForeignProjectException,
        IllegalTransitionException,
        InvalidValueException,
        LeaseRefusedException,
        NotFoundException,
        SecretFoundException,
        StaleLeaseException,
        StaleVersionException,
        StoreUnavailableException,
        UnreadableValueException {

  private static final long serialVersionUID = 1L;

  KeelsonException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
