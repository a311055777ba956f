// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactId;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.artifact.ArtifactRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.run.RunId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class InMemoryArtifactRepository extends InMemoryRepository<Artifact, ArtifactId>
    implements ArtifactRepository {

  /** The last revision by kind and logical key; outlives the artifacts, so none is given twice. */
  private final Table<List<Object>, Integer> heads;

  InMemoryArtifactRepository(StoreContext context, ProjectId project) {
    super(context, Artifact.TYPE, project);
    heads = new Table<>("artifact_head", project);
  }

  @Override
  Artifact complete(Layer layer, Artifact artifact) {
    artifact.requireNew();
    List<Object> line = List.of(artifact.kind(), artifact.logicalKey());
    int next = layer.find(heads, line).orElse(0) + 1;
    layer.put(heads, line, next);
    return artifact.withRevision(next);
  }

  @Override
  void checkRules(Layer layer, @Nullable Artifact before, Artifact artifact) {
    if (before != null) {
      artifact.checkPlace(before);
    }
  }

  @Override
  public Optional<Artifact> findLatest(ArtifactKind kind, String logicalKey) {
    return findVersions(kind, logicalKey, PageRequest.first(1)).items().stream().findFirst();
  }

  @Override
  public Page<Artifact> findVersions(ArtifactKind kind, String logicalKey, PageRequest page) {
    return page(
        byId.under(Artifact::revision, Integer::valueOf).downwards(),
        page,
        artifact -> artifact.kind().equals(kind) && artifact.logicalKey().equals(logicalKey));
  }

  @Override
  public Page<Artifact> findByRun(RunId run, PageRequest page) {
    return page(byId, page, artifact -> run.equals(artifact.runId()));
  }

  @Override
  public Page<Artifact> findByRunAndKind(RunId run, ArtifactKind kind, PageRequest page) {
    return page(
        byId, page, artifact -> run.equals(artifact.runId()) && artifact.kind().equals(kind));
  }
}
