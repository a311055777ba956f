// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An immutable entry that is appended to a parent. Entries are ordered only by their sequence
 * number in the parent; times are informational.
 */
public interface LogEntry<P extends Id> extends ProjectOwned {

  /** Returns the id of the parent that it is appended to. */
  P parent();

  /**
   * Returns its sequence number in the parent: 0 before it is stored, then 1, 2, 3 … without gaps.
   */
  long sequence();

  /**
   * Returns the sender's idempotency key, unique in the parent, so that the entry can be sent again
   * without being stored twice; null if it has none.
   */
  @Nullable String key();

  /** Returns when it was created, in microsecond precision. */
  Instant createdAt();
}
