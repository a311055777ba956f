// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Digest;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.knowledge.ProjectFileId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How files are stored. */
@NullUnmarked
@Entity(name = "KeelsonProjectFile")
@Table(name = "project_file", schema = Row.SCHEMA)
public class ProjectFileRow extends OwnedRow<ProjectFileId> {

  public String name;
  public String mediaType;
  public Digest digest;
  public long sizeBytes;
  public String storageKey;
  public int extractionVersion;
  public Instant ingestedAt;

  @Mapper
  public interface Values extends RowMapper<ProjectFile, ProjectFileRow> {}
}
