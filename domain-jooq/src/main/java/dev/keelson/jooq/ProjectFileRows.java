// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.ProjectFileRecord;
import dev.keelson.knowledge.ProjectFile;
import org.mapstruct.Mapper;

@Mapper
interface ProjectFileRows extends RowMapper<ProjectFile, ProjectFileRecord> {}
