// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.ProjectSecretRecord;
import dev.keelson.project.ProjectSecret;
import org.mapstruct.Mapper;

@Mapper
interface ProjectSecretRows extends RowMapper<ProjectSecret, ProjectSecretRecord> {}
