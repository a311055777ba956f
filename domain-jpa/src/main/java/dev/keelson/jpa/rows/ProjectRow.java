// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.SecretRef;
import dev.keelson.project.EnvironmentType;
import dev.keelson.project.Project;
import dev.keelson.project.ProjectStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How projects are stored. */
@NullUnmarked
@Entity(name = "KeelsonProject")
@Table(name = "project", schema = Row.SCHEMA)
public class ProjectRow extends SharedRow<ProjectId> {

  public String externalKey;
  public String owner;
  public String slug;
  public String name;
  public String brief;
  public ProjectStatus status;
  public String stage;
  public EnvironmentType environmentType;
  public Json sandbox;
  public String agentWorkingDir;
  public UUID remoteProjectId;
  public SecretRef repoToken;
  public SecretRef webhookSecret;
  public int maxConcurrency;
  public Json gates;
  public boolean e2eRequired;
  public Json settings;

  @Mapper
  public interface Values extends RowMapper<Project, ProjectRow> {}
}
