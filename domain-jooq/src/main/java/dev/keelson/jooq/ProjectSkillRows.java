// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.ProjectSkillRecord;
import dev.keelson.project.ProjectSkill;
import org.mapstruct.Mapper;

@Mapper
interface ProjectSkillRows extends RowMapper<ProjectSkill, ProjectSkillRecord> {}
