// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** The status of an integration (R001-89). */
public enum IntegrationStatus implements State {
  ACTIVE,
  INACTIVE;

  /** The lifecycle of an integration. */
  public static final Lifecycle<IntegrationStatus> LIFECYCLE =
      Lifecycle.of("integration", IntegrationStatus.class)
          .from(ACTIVE, INACTIVE)
          .from(INACTIVE, ACTIVE)
          .build();
}
