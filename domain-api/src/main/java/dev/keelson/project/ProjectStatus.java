// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/**
 * The status of a project (R001-09). A host's finer-grained states go into {@link Project#stage}.
 */
public enum ProjectStatus implements State {
  DRAFT,
  ACTIVE,
  PAUSED,
  ARCHIVED;

  /** The lifecycle of a project. */
  public static final Lifecycle<ProjectStatus> LIFECYCLE =
      Lifecycle.of("project", ProjectStatus.class)
          .from(DRAFT, ACTIVE, ARCHIVED)
          .from(ACTIVE, PAUSED, ARCHIVED)
          .from(PAUSED, ACTIVE, ARCHIVED)
          .from(ARCHIVED, ACTIVE)
          .build();

  /** Returns whether work in the project may be claimed: unless it is paused or archived. */
  public boolean isOpenToWork() {
    return this == DRAFT || this == ACTIVE;
  }
}
