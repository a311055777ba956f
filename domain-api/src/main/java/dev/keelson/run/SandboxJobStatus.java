// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** The status of a sandbox job (R003-79). */
public enum SandboxJobStatus implements State {
  QUEUED,
  RUNNING,
  SUCCEEDED,
  FAILED,
  CANCELLED;

  /** The lifecycle of a sandbox job (R003-85). */
  public static final Lifecycle<SandboxJobStatus> LIFECYCLE =
      Lifecycle.of("sandbox_job", SandboxJobStatus.class)
          .from(QUEUED, RUNNING)
          .from(RUNNING, SUCCEEDED, FAILED)
          .fromEveryActive(CANCELLED)
          .build();
}
