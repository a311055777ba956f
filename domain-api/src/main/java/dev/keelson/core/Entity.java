// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.time.Instant;

/**
 * A stored value: it has an id, and audit info about when, by whom and how often it was written.
 */
public interface Entity<I extends Id> {

  /** Returns the id of this value, which never changes. */
  I id();

  /** Returns when, by whom and at which version this value was last written. */
  AuditInfo audit();

  /**
   * Returns how often this value was written: 0 before it is stored, 1 after the insert, one more
   * with every update.
   */
  default long version() {
    return audit().version();
  }

  /** Returns when this value was created, in microsecond precision. */
  default Instant createdAt() {
    return audit().createdAt();
  }

  /** Returns when this value was last written, in microsecond precision. */
  default Instant updatedAt() {
    return audit().updatedAt();
  }
}
