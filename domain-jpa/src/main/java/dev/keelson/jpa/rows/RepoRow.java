// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.repo.Repo;
import dev.keelson.repo.RepoId;
import dev.keelson.repo.RepoProvider;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How repos are stored. */
@NullUnmarked
@Entity(name = "KeelsonRepo")
@Table(name = "repo", schema = Row.SCHEMA)
public class RepoRow extends SharedRow<RepoId> {

  public RepoProvider provider;
  public String providerId;
  public String owner;
  public String name;
  public String fullName;
  public String comparedName;
  public String defaultBranch;
  public String path;
  public String displayName;
  public String htmlUrl;
  public String cloneUrl;
  public String setupScript;
  public String cleanupScript;
  public String archiveScript;
  public String devServerScript;
  public String copyFiles;
  public boolean parallelSetupScript;
  public String defaultTargetBranch;
  public String defaultWorkingDir;
  public Json settings;
  public ProjectId exclusiveProjectId;
  public Instant observedAt;

  @Mapper
  public interface Values extends RowMapper<Repo, RepoRow> {}
}
