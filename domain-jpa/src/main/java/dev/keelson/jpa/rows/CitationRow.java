// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.artifact.ArtifactId;
import dev.keelson.core.Json;
import dev.keelson.knowledge.Citation;
import dev.keelson.knowledge.CitationId;
import dev.keelson.knowledge.CitationSource;
import dev.keelson.knowledge.FileChunkId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How citations are stored. */
@NullUnmarked
@Entity(name = "KeelsonCitation")
@Table(name = "citation", schema = Row.SCHEMA)
public class CitationRow extends OwnedRow<CitationId> {

  public ArtifactId artifactId;
  public CitationSource sourceType;
  public String sourceRef;
  public FileChunkId chunkId;
  public Json payload;

  @Mapper
  public interface Values extends RowMapper<Citation, CitationRow> {}
}
