// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Failure;
import dev.keelson.core.StatusReason;
import dev.keelson.repo.CloneStatus;
import dev.keelson.repo.ProjectRepo;
import dev.keelson.repo.ProjectRepoId;
import dev.keelson.repo.RepoId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How links of projects to repos are stored. */
@NullUnmarked
@Entity(name = "KeelsonProjectRepo")
@Table(name = "project_repo", schema = Row.SCHEMA)
public class ProjectRepoRow extends OwnedRow<ProjectRepoId> {

  public RepoId repoId;
  public CloneStatus status;
  public StatusReason statusReason;
  public Failure failure;
  public String localPath;
  public Instant lastSyncedAt;
  public String setupScript;
  public String cleanupScript;
  public String copyFiles;
  public Boolean parallelSetupScript;

  @Mapper
  public interface Values extends RowMapper<ProjectRepo, ProjectRepoRow> {}
}
