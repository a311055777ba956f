// SPDX-License-Identifier: Apache-2.0
package dev.keelson.artifact;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** The status of an artifact. */
public enum ArtifactStatus implements State {
  STAGED,
  PUBLISHED,
  SUPERSEDED,
  EXPIRED,
  DISCARDED;

  /**
   * The lifecycle of an artifact. An expired artifact has no content; its row and digest are
   * retained.
   */
  public static final Lifecycle<ArtifactStatus> LIFECYCLE =
      Lifecycle.of("artifact", ArtifactStatus.class)
          .from(STAGED, PUBLISHED, DISCARDED)
          .from(PUBLISHED, SUPERSEDED, EXPIRED)
          .from(SUPERSEDED, EXPIRED)
          .build();
}
