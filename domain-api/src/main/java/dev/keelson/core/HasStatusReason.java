// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import org.jspecify.annotations.Nullable;

/**
 * A value that may hold a reason for its state; the journal keeps the reason with every transition.
 */
public interface HasStatusReason {

  /** Returns the reason for its state, or null. */
  @Nullable StatusReason statusReason();
}
