// SPDX-License-Identifier: Apache-2.0
package dev.keelson.artifact;

import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** Where an artifact stands. */
public enum ArtifactStatus implements State {
  STAGED,
  PUBLISHED,
  SUPERSEDED,
  EXPIRED,
  DISCARDED;

  /** The moves of an artifact. An expired one has lost its content; its row and digest stay. */
  public static final Lifecycle<ArtifactStatus> LIFECYCLE =
      Lifecycle.of("artifact", ArtifactStatus.class)
          .from(STAGED, PUBLISHED, DISCARDED)
          .from(PUBLISHED, SUPERSEDED, EXPIRED)
          .from(SUPERSEDED, EXPIRED)
          .build();
}
