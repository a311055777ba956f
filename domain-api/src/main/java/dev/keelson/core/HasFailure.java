// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import org.jspecify.annotations.Nullable;

/**
 * Something that can fail and says why; the journal keeps that with the move, so that a retry does
 * not erase it.
 */
public interface HasFailure {

  /** Why it failed, or null if it did not. */
  @Nullable Failure failure();
}
