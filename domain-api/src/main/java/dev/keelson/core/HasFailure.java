// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import org.jspecify.annotations.Nullable;

/**
 * A value that can fail and holds the failure. The journal keeps the failure with the transition,
 * so that a retry does not erase it.
 */
public interface HasFailure {

  /** Returns why it failed, or null if it did not. */
  @Nullable Failure failure();
}
