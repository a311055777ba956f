// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.SecretRef;
import dev.keelson.project.ProjectSecret;
import dev.keelson.project.ProjectSecretId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How secrets of projects are stored. */
@NullUnmarked
@Entity(name = "KeelsonProjectSecret")
@Table(name = "project_secret", schema = Row.SCHEMA)
public class ProjectSecretRow extends OwnedRow<ProjectSecretId> {

  public String key;
  public SecretRef source;
  public boolean configured;
  public boolean injectToEnv;

  @Mapper
  public interface Values extends RowMapper<ProjectSecret, ProjectSecretRow> {}
}
