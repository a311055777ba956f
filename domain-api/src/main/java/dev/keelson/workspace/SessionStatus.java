// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** The status of a session: the phases of a sandbox (R000-136). */
public enum SessionStatus implements State {
  CREATED,
  PROVISIONING,
  BOOTSTRAPPING,
  READY,
  RUNNING,
  NEEDS_INPUT,
  COMPLETED,
  FAILED,
  CANCELLED,
  RESUMING;

  /**
   * The lifecycle of a session. A session with nothing to provision becomes ready directly; one
   * that failed or was cancelled may be resumed from a checkpoint.
   */
  public static final Lifecycle<SessionStatus> LIFECYCLE =
      Lifecycle.of("session", SessionStatus.class)
          .from(CREATED, PROVISIONING, READY)
          .from(PROVISIONING, BOOTSTRAPPING)
          .from(BOOTSTRAPPING, READY)
          .from(READY, RUNNING, COMPLETED)
          .from(RUNNING, READY, NEEDS_INPUT, COMPLETED)
          .from(NEEDS_INPUT, READY)
          .from(FAILED, RESUMING)
          .from(CANCELLED, RESUMING)
          .from(RESUMING, READY)
          .fromEveryActive(FAILED, CANCELLED)
          .build();
}
