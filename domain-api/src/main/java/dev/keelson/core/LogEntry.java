// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is appended to a parent once and never changed (canonical rule 24). Its number in
 * the parent is its only order; times are information.
 */
public interface LogEntry<P extends Id> extends ProjectOwned {

  /** What it is appended to. */
  P parent();

  /** Its place in the parent: 0 before it is stored, then 1, 2, 3 … without gaps. */
  long sequence();

  /**
   * The sender's own key for it, unique in the parent, so that it can be sent again without being
   * stored twice; null if it is never sent again.
   */
  @Nullable String key();

  /** When it was made, to the microsecond. */
  Instant createdAt();
}
