// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryId;
import dev.keelson.repository.RepositoryProvider;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How repositories are stored. */
@NullUnmarked
@Entity(name = "KeelsonRepository")
@Table(name = "repository", schema = Rows.SCHEMA)
class RepositoryRow extends SharedRow<RepositoryId> {

  public RepositoryProvider provider;
  public String owner;
  public String name;
  public String fullName;
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

  static final Mapping<Repository, RepositoryRow> MAPPING =
      Mapping.of(RepositoryRow.class, Values.class);

  @Mapper
  interface Values extends StampedMapper<Repository, RepositoryRow> {}
}
