// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repo;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** The status of a project's clone of a repo (R000-52). */
public enum CloneStatus implements State {
  PENDING,
  CLONING,
  READY,
  ERROR;

  /** The lifecycle of a project's clone. */
  public static final Lifecycle<CloneStatus> LIFECYCLE =
      Lifecycle.of("project_repo", CloneStatus.class)
          .from(PENDING, CLONING)
          .from(CLONING, READY, ERROR)
          .from(READY, CLONING)
          .from(ERROR, CLONING)
          .ended(ERROR)
          .build();
}
