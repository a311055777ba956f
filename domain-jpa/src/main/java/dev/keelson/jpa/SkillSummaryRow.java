// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.ProjectId;
import dev.keelson.project.ProjectSkillId;
import dev.keelson.project.SkillSummary;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** The columns of skills that are read when they are listed. */
@NullUnmarked
@Immutable
@Entity(name = "KeelsonSkillSummary")
@Table(name = "project_skill", schema = Rows.SCHEMA)
class SkillSummaryRow extends Row {

  @Id public ProjectId projectId;
  @Id public ProjectSkillId id;
  public String name;
  public String description;

  static final dev.keelson.jpa.Mapping<SkillSummary, SkillSummaryRow> MAPPING =
      dev.keelson.jpa.Mapping.of(SkillSummaryRow.class, Values.class);

  @Override
  List<?> key() {
    return List.of(projectId, id);
  }

  @Mapper
  interface Values extends RowMapper<SkillSummary, SkillSummaryRow> {

    @Override
    @Mapping(target = "projectId", ignore = true) // only read
    SkillSummaryRow toRow(SkillSummary summary);

    @Override
    SkillSummary toValue(SkillSummaryRow row);
  }
}
