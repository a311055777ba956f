// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.time.Instant;

/**
 * A stored value: it has an identity, and audit info that says when, by whom and how often it was
 * written.
 */
public interface Entity<I extends Id> {

  /** What identifies this value, for good. */
  I id();

  /** When, by whom and at which version this value was last written. */
  AuditInfo audit();

  /**
   * How often this value was written: 0 before it is stored, 1 after insert, one more with every
   * update.
   */
  default long version() {
    return audit().version();
  }

  /** When this value was made, to the microsecond. */
  default Instant createdAt() {
    return audit().createdAt();
  }

  /** When this value was last written, to the microsecond. */
  default Instant updatedAt() {
    return audit().updatedAt();
  }
}
