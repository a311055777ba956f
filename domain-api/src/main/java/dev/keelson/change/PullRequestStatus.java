// SPDX-License-Identifier: Apache-2.0
package dev.keelson.change;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** The status of a pull request (R000-122, R002-87). */
public enum PullRequestStatus implements State {
  OPEN,
  MERGED,
  CLOSED;

  /** The lifecycle of a pull request. A closed one may be opened again. */
  public static final Lifecycle<PullRequestStatus> LIFECYCLE =
      Lifecycle.of("pull_request", PullRequestStatus.class)
          .from(OPEN, MERGED, CLOSED)
          .from(CLOSED, OPEN)
          .ended(CLOSED)
          .build();
}
