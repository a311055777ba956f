// SPDX-License-Identifier: Apache-2.0
package dev.keelson.delivery;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** The status of a deployment (R003-102). */
public enum DeploymentStatus implements State {
  PENDING,
  RUNNING,
  SUCCEEDED,
  FAILED,
  CANCELLED,
  SUPERSEDED,
  ROLLED_BACK;

  /** The lifecycle of a deployment. One that succeeded may be superseded or rolled back. */
  public static final Lifecycle<DeploymentStatus> LIFECYCLE =
      Lifecycle.of("deployment", DeploymentStatus.class)
          .from(PENDING, RUNNING)
          .from(RUNNING, SUCCEEDED, FAILED, CANCELLED)
          .from(SUCCEEDED, SUPERSEDED, ROLLED_BACK)
          .ended(SUCCEEDED)
          .build();
}
