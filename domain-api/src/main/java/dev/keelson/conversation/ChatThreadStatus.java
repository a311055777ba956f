// SPDX-License-Identifier: Apache-2.0
package dev.keelson.conversation;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** The status of a thread. */
public enum ChatThreadStatus implements State {
  ACTIVE,
  ARCHIVED;

  /** The lifecycle of a thread. */
  public static final Lifecycle<ChatThreadStatus> LIFECYCLE =
      Lifecycle.of("chat_thread", ChatThreadStatus.class)
          .from(ACTIVE, ARCHIVED)
          .from(ARCHIVED, ACTIVE)
          .build();
}
