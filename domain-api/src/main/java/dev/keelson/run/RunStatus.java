// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** The status of a run (R000-84, R004-20 to R004-28). */
public enum RunStatus implements State {
  PENDING,
  ENRICHING,
  ENRICHED,
  PLANNING,
  PLANNED,
  RUNNING,
  AWAITING_APPROVAL,
  COMPLETED,
  FAILED,
  CANCELLED;

  /**
   * The lifecycle of a run (R004-29). Hosts without enrichment and planning move directly to
   * running.
   */
  public static final Lifecycle<RunStatus> LIFECYCLE =
      Lifecycle.of("run", RunStatus.class)
          .from(PENDING, ENRICHING, RUNNING)
          .from(ENRICHING, ENRICHED)
          .from(ENRICHED, PLANNING, RUNNING)
          .from(PLANNING, PLANNED)
          .from(PLANNED, RUNNING)
          .from(RUNNING, AWAITING_APPROVAL, COMPLETED)
          .from(AWAITING_APPROVAL, RUNNING)
          .fromEveryActive(FAILED, CANCELLED)
          .build();
}
