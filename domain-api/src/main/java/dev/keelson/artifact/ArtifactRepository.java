// SPDX-License-Identifier: Apache-2.0
package dev.keelson.artifact;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;
import dev.keelson.run.RunId;
import java.util.Optional;

/** Stores one project's artifacts, version by version. */
public interface ArtifactRepository extends Repository<Artifact, ArtifactId> {

  /**
   * Stores a new version and returns it with its revision: one more than the last of its kind and
   * logical key, 1 for the first, without gaps however many insert at once (R003-42, R003-43,
   * R003-44).
   *
   * @throws dev.keelson.core.InvalidValueException if it brings a revision of its own
   */
  @Override
  Artifact insert(Artifact artifact);

  /** The newest version, or empty if there is none. */
  Optional<Artifact> findLatest(ArtifactKind kind, String logicalKey);

  /** All versions, newest first (R003-46, R003-47). */
  Page<Artifact> findVersions(ArtifactKind kind, String logicalKey, PageRequest page);

  /** What a run produced, by id (R000-97). */
  Page<Artifact> findByRun(RunId run, PageRequest page);

  /** What a run produced of one kind, by id (R000-112). */
  Page<Artifact> findByRunAndKind(RunId run, ArtifactKind kind, PageRequest page);
}
