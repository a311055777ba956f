// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.core.ProjectId;
import dev.keelson.repo.RepoId;
import java.util.Objects;

/**
 * A part of an index that is searched by itself. It says what vectors in it are about.
 *
 * @param <M> the metadata of its vectors
 */
public sealed interface VectorNamespace<M extends VectorMetadata> {

  /** The project that owns all that is in it. */
  ProjectId projectId();

  /** Its name in an index. */
  String key();

  /** Whether something that is about this may be in it. */
  boolean holds(VectorMetadata metadata);

  /** The chunks of a project's files (R003-106). */
  record ChunkNamespace(ProjectId projectId)
      implements VectorNamespace<VectorMetadata.ChunkMetadata> {

    public ChunkNamespace {
      Objects.requireNonNull(projectId, "projectId");
    }

    @Override
    public String key() {
      return "project:%s:chunks".formatted(projectId);
    }

    @Override
    public boolean holds(VectorMetadata metadata) {
      return metadata instanceof VectorMetadata.ChunkMetadata
          && metadata.projectId().equals(projectId);
    }
  }

  /** The artifacts of a project (R003-107). */
  record ArtifactNamespace(ProjectId projectId)
      implements VectorNamespace<VectorMetadata.ArtifactMetadata> {

    public ArtifactNamespace {
      Objects.requireNonNull(projectId, "projectId");
    }

    @Override
    public String key() {
      return "project:%s:artifacts".formatted(projectId);
    }

    @Override
    public boolean holds(VectorMetadata metadata) {
      return metadata instanceof VectorMetadata.ArtifactMetadata
          && metadata.projectId().equals(projectId);
    }
  }

  /** The source code of one repo of a project (R003-108). */
  record CodeNamespace(ProjectId projectId, RepoId repoId)
      implements VectorNamespace<VectorMetadata.CodeMetadata> {

    public CodeNamespace {
      Objects.requireNonNull(projectId, "projectId");
      Objects.requireNonNull(repoId, "repoId");
    }

    @Override
    public String key() {
      return "project:%s:repo:%s".formatted(projectId, repoId);
    }

    @Override
    public boolean holds(VectorMetadata metadata) {
      return metadata instanceof VectorMetadata.CodeMetadata code
          && code.projectId().equals(projectId)
          && code.repoId().equals(repoId);
    }
  }
}
