// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactId;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.artifact.ArtifactRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.run.RunId;
import dev.keelson.sql.Statement;
import java.util.Map;
import java.util.Optional;

final class JpaArtifactRepository extends JpaRepository<Artifact, ArtifactId, ArtifactRow>
    implements ArtifactRepository {

  private static final Statement INSERT = ArtifactRow.MAPPING.statement("insert_artifact");

  private static final Order<Artifact> NEWEST_FIRST =
      Order.<Artifact>by("revision", Artifact::revision, Integer::valueOf).downwards();

  JpaArtifactRepository(StoreContext context, ProjectId project) {
    super(context, Artifact.TYPE, ArtifactRow.MAPPING, project);
  }

  @Override
  public Artifact insert(Artifact artifact) {
    check(artifact);
    if (artifact.revision() != 0) {
      refuseStored(artifact);
    }
    artifact.requireNew();
    Call call = Call.of(INSERT).with(ArtifactRow.MAPPING, artifact).with("actor", context.actor());
    return write(artifact, call).orElseThrow();
  }

  @Override
  public Optional<Artifact> findLatest(ArtifactKind kind, String logicalKey) {
    return findVersions(kind, logicalKey, PageRequest.first(1)).items().stream().findFirst();
  }

  @Override
  public Page<Artifact> findVersions(ArtifactKind kind, String logicalKey, PageRequest page) {
    return page(Map.of("kind", kind, "logicalKey", logicalKey), NEWEST_FIRST, page);
  }

  @Override
  public Page<Artifact> findByRun(RunId run, PageRequest page) {
    return page(Map.of("runId", run), byId, page);
  }

  @Override
  public Page<Artifact> findByRunAndKind(RunId run, ArtifactKind kind, PageRequest page) {
    return page(Map.of("runId", run, "kind", kind), byId, page);
  }
}
