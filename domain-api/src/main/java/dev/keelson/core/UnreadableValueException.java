// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the row that was asked for is stored, but this release can't read it; see {@link
 * Unreadable}. Pages tell such rows beside the others, see {@link Page#unreadable}.
 *
 * <p>A call that writes a row and returns it can find only then that nobody can read it. What was
 * asked of it is done in that case, so that work which goes on has an end, and the exception {@link
 * #isWritten says so}. Where it leaves a transaction, that is rolled back, and nothing is written.
 */
public final class UnreadableValueException extends KeelsonException {

  private static final long serialVersionUID = 1L;

  private final transient Unreadable row;
  private final boolean written;

  /**
   * Creates one.
   *
   * @param cause what reading the row failed with, if that is known
   */
  public UnreadableValueException(Unreadable row, @Nullable Throwable cause) {
    this(row, false, cause);
  }

  private UnreadableValueException(Unreadable row, boolean written, @Nullable Throwable cause) {
    super(
        "%s %s can't be read%s: %s"
            .formatted(
                row.type(), row.id(), written ? ", but was written as asked" : "", row.reason()),
        cause);
    this.row = row;
    this.written = written;
  }

  /** Returns the exception of a call that has written the row and then could not read it. */
  public UnreadableValueException afterWriting() {
    return written ? this : new UnreadableValueException(row, true, this);
  }

  /** Returns the exception for a transaction that this one has rolled back. */
  public UnreadableValueException rolledBack() {
    return written ? new UnreadableValueException(row, false, this) : this;
  }

  /** Returns the row. */
  public Unreadable row() {
    return row;
  }

  /** Returns whether what was asked of the call is written; in an open transaction, within that. */
  public boolean isWritten() {
    return written;
  }
}
