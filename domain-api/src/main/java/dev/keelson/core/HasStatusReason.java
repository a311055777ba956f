// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import org.jspecify.annotations.Nullable;

/** Something that may say why it is in its state; the journal keeps that with every move. */
public interface HasStatusReason {

  /** Why it is in its state, or null if there is no more to say. */
  @Nullable StatusReason statusReason();
}
