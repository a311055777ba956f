// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Json;
import dev.keelson.project.ProjectSkill;
import dev.keelson.project.ProjectSkillId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How skills are stored. */
@NullUnmarked
@Entity(name = "KeelsonProjectSkill")
@Table(name = "project_skill", schema = Row.SCHEMA)
public class ProjectSkillRow extends OwnedRow<ProjectSkillId> {

  public String name;
  public String nameNorm;
  public String description;
  public String content;
  public Json metadata;

  @Mapper
  public interface Values extends RowMapper<ProjectSkill, ProjectSkillRow> {}
}
