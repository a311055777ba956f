// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the row that was asked for is stored, but this release can't read it; see {@link
 * Unreadable}. Pages tell such rows beside the others, see {@link Page#unreadable}.
 */
public final class UnreadableValueException extends KeelsonException {

  private static final long serialVersionUID = 1L;

  private final transient Unreadable row;

  /**
   * Creates one.
   *
   * @param cause what reading the row failed with, if that is known
   */
  public UnreadableValueException(Unreadable row, @Nullable Throwable cause) {
    super("%s %s can't be read: %s".formatted(row.type(), row.id(), row.reason()), cause);
    this.row = row;
  }

  /** Returns the row. */
  public Unreadable row() {
    return row;
  }
}
