// SPDX-License-Identifier: Apache-2.0
package dev.keelson.inbound;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** The status of an analysis. */
public enum IssueAnalysisStatus implements State {
  PENDING,
  ANALYZING,
  ANALYZED,
  FAILED;

  /** The lifecycle of an analysis. A failed one may be retried. */
  public static final Lifecycle<IssueAnalysisStatus> LIFECYCLE =
      Lifecycle.of("issue_analysis", IssueAnalysisStatus.class)
          .from(PENDING, ANALYZING)
          .from(ANALYZING, ANALYZED, FAILED)
          .from(FAILED, PENDING)
          .ended(FAILED)
          .build();
}
