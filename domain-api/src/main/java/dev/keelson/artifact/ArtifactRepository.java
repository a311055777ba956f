// SPDX-License-Identifier: Apache-2.0
package dev.keelson.artifact;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores one project's artifacts, one row per version. */
public final class ArtifactRepository extends Repository<Artifact, ArtifactId> {

  /** Creates the repository in {@code context}. */
  public ArtifactRepository(RepositoryContext context) {
    super(Artifact.TYPE, context);
  }

  /**
   * Stores a new version and returns it with its revision: one more than the last of its kind and
   * logical key, 1 for the first, without gaps also under concurrent inserts (R003-42, R003-43,
   * R003-44).
   *
   * @throws dev.keelson.core.InvalidValueException if its revision is not 0
   */
  @Override
  public Artifact insert(Artifact artifact) {
    return super.insert(artifact);
  }

  /** Returns the newest version, or empty if there is none. */
  public Optional<Artifact> findLatest(ArtifactKind kind, String logicalKey) {
    return first(
        type.where(Artifact.KIND.is(kind), Artifact.LOGICAL_KEY.is(logicalKey))
            .byDescending(Artifact.REVISION));
  }

  /** Returns the newest version of every kind and logical key, by these. */
  public Page<Artifact> findLatest(PageRequest page) {
    return page(
        type.all().byDescending(Artifact.REVISION).latestPer(Artifact.KIND, Artifact.LOGICAL_KEY),
        page);
  }

  /** Returns all versions, newest first (R003-46, R003-47). */
  public Page<Artifact> findRevisions(ArtifactKind kind, String logicalKey, PageRequest page) {
    return page(
        type.where(Artifact.KIND.is(kind), Artifact.LOGICAL_KEY.is(logicalKey))
            .byDescending(Artifact.REVISION),
        page);
  }

  /** Returns the artifacts of a run, oldest first (R000-97). */
  public Page<Artifact> findByRun(RunId run, PageRequest page) {
    return page(type.where(Artifact.RUN_ID.is(run)), page);
  }

  /** Returns the artifacts of one kind of a run, oldest first (R000-112). */
  public Page<Artifact> findByRunAndKind(RunId run, ArtifactKind kind, PageRequest page) {
    return page(type.where(Artifact.RUN_ID.is(run), Artifact.KIND.is(kind)), page);
  }
}
