// SPDX-License-Identifier: Apache-2.0
package dev.keelson.conversation;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** The status of a thread. */
public enum ChatThreadStatus implements State {
  ACTIVE,
  RUNNING,
  WAITING,
  ENDED,
  ARCHIVED;

  /**
   * The lifecycle of a thread. An active one takes messages, in a running one somebody answers, and
   * a waiting one can't continue without an event; an ended or archived one may be taken up again.
   */
  public static final Lifecycle<ChatThreadStatus> LIFECYCLE =
      Lifecycle.of("chat_thread", ChatThreadStatus.class)
          .from(ACTIVE, RUNNING, WAITING)
          .from(RUNNING, ACTIVE, WAITING)
          .from(WAITING, ACTIVE, RUNNING)
          .from(ENDED, ACTIVE, ARCHIVED)
          .from(ARCHIVED, ACTIVE)
          .fromEveryActive(ENDED, ARCHIVED)
          .build();
}
