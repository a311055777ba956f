// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Failure;
import dev.keelson.core.StatusReason;
import dev.keelson.repository.CloneStatus;
import dev.keelson.repository.ProjectRepository;
import dev.keelson.repository.ProjectRepositoryId;
import dev.keelson.repository.RepositoryId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How links of projects to repositories are stored. */
@NullUnmarked
@Entity(name = "KeelsonProjectRepository")
@Table(name = "project_repository", schema = Rows.SCHEMA)
class ProjectRepositoryRow extends OwnedRow<ProjectRepositoryId> {

  public RepositoryId repositoryId;
  public CloneStatus status;
  public StatusReason statusReason;
  public Failure failure;
  public String localPath;
  public Instant lastSyncedAt;
  public String setupScript;
  public String cleanupScript;
  public String copyFiles;
  public Boolean parallelSetupScript;

  static final Mapping<ProjectRepository, ProjectRepositoryRow> MAPPING =
      Mapping.of(ProjectRepositoryRow.class, Values.class);

  @Mapper
  interface Values extends StampedMapper<ProjectRepository, ProjectRepositoryRow> {}
}
