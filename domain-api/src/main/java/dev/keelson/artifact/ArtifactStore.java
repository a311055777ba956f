// SPDX-License-Identifier: Apache-2.0
package dev.keelson.artifact;

/** The part of a project's store that keeps artifacts. */
public interface ArtifactStore {

  /** The project's artifacts. */
  ArtifactRepository artifacts();
}
