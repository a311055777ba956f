// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactContent;
import dev.keelson.artifact.ArtifactId;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.artifact.ArtifactStatus;
import dev.keelson.core.Digest;
import dev.keelson.core.Json;
import dev.keelson.core.RunId;
import dev.keelson.run.RunStepId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How artifacts are stored. */
@NullUnmarked
@Entity(name = "KeelsonArtifact")
@Table(name = "artifact", schema = Row.SCHEMA)
public class ArtifactRow extends OwnedRow<ArtifactId> {

  public RunId runId;
  public RunStepId stepId;
  public ArtifactKind kind;
  public String logicalKey;
  public int revision;
  public String name;
  public String mediaType;
  public ArtifactContent content;
  public Digest digest;
  public long sizeBytes;
  public Json metadata;
  public ArtifactStatus status;

  @Mapper
  public interface Values extends RowMapper<Artifact, ArtifactRow> {}
}
