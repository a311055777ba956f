// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** The status of a workspace (R002-33). */
public enum WorkspaceStatus implements State {
  PREPARING,
  READY,
  ARCHIVED,
  FAILED;

  /**
   * The lifecycle of a workspace. An archived one may be restored; until then it counts as ended.
   */
  public static final Lifecycle<WorkspaceStatus> LIFECYCLE =
      Lifecycle.of("workspace", WorkspaceStatus.class)
          .from(PREPARING, READY, FAILED)
          .from(READY, ARCHIVED)
          .from(ARCHIVED, READY)
          .ended(ARCHIVED)
          .build();
}
