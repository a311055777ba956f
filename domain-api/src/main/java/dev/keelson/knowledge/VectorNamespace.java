// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import dev.keelson.core.Check;
import dev.keelson.core.ProjectId;
import dev.keelson.repo.RepoId;

/**
 * A part of an index that is searched separately. It determines what the vectors in it represent.
 *
 * @param <M> the metadata of its vectors
 */
public sealed interface VectorNamespace<M extends VectorMetadata> {

  /** Returns the project that owns all vectors in it. */
  ProjectId projectId();

  /** Returns its name in an index. */
  String key();

  /** Returns the type of the metadata of its vectors. */
  Class<M> metadataType();

  /** Returns whether a vector with this metadata belongs in it. */
  default boolean holds(VectorMetadata metadata) {
    Check.present(metadata, "metadata");
    return metadataType().isInstance(metadata) && metadata.projectId().equals(projectId());
  }

  /** The chunks of a project's files (R003-106). */
  record ChunkNamespace(ProjectId projectId)
      implements VectorNamespace<VectorMetadata.ChunkMetadata> {

    public ChunkNamespace {
      Check.present(projectId, "chunkNamespace.projectId");
    }

    @Override
    public String key() {
      return "project:%s:chunks".formatted(projectId);
    }

    @Override
    public Class<VectorMetadata.ChunkMetadata> metadataType() {
      return VectorMetadata.ChunkMetadata.class;
    }
  }

  /** The artifacts of a project (R003-107). */
  record ArtifactNamespace(ProjectId projectId)
      implements VectorNamespace<VectorMetadata.ArtifactMetadata> {

    public ArtifactNamespace {
      Check.present(projectId, "artifactNamespace.projectId");
    }

    @Override
    public String key() {
      return "project:%s:artifacts".formatted(projectId);
    }

    @Override
    public Class<VectorMetadata.ArtifactMetadata> metadataType() {
      return VectorMetadata.ArtifactMetadata.class;
    }
  }

  /** The source code of one repo of a project (R003-108). */
  record CodeNamespace(ProjectId projectId, RepoId repoId)
      implements VectorNamespace<VectorMetadata.CodeMetadata> {

    public CodeNamespace {
      Check.present(projectId, "codeNamespace.projectId");
      Check.present(repoId, "codeNamespace.repoId");
    }

    @Override
    public String key() {
      return "project:%s:repo:%s".formatted(projectId, repoId);
    }

    @Override
    public Class<VectorMetadata.CodeMetadata> metadataType() {
      return VectorMetadata.CodeMetadata.class;
    }

    @Override
    public boolean holds(VectorMetadata metadata) {
      return VectorNamespace.super.holds(metadata)
          && ((VectorMetadata.CodeMetadata) metadata).repoId().equals(repoId);
    }
  }
}
