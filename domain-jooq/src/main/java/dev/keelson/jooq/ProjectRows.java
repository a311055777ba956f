// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.ProjectRecord;
import dev.keelson.project.Project;
import org.mapstruct.Mapper;

@Mapper
interface ProjectRows extends RowMapper<Project, ProjectRecord> {}
