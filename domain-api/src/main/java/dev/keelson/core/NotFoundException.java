// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/**
 * Thrown when a value that the call needs is not stored, or not in this project. Nothing was
 * changed.
 */
public final class NotFoundException extends KeelsonException {

  private static final long serialVersionUID = 1L;

  private final transient Id id;

  public NotFoundException(Id id) {
    super(
        "%s is not stored here; check the id and the project, or insert it first"
            .formatted(id.describe()),
        null);
    this.id = id;
  }

  private NotFoundException(Id id, String message) {
    super(message, null);
    this.id = id;
  }

  /**
   * Returns the exception for a value {@code by} whose {@code field} refers to {@code missing},
   * which is not stored.
   */
  public static NotFoundException referredTo(Id missing, Id by, String field) {
    return new NotFoundException(
        missing,
        "%s is not stored here, but %s refers to it as its %s; insert it first, or refer to one of the same project"
            .formatted(missing.describe(), by.describe(), field));
  }

  /** Returns the missing id. */
  public Id id() {
    return id;
  }
}
