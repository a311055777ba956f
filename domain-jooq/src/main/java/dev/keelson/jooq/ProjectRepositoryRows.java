// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.ProjectRepositoryRecord;
import dev.keelson.repository.ProjectRepository;
import org.mapstruct.Mapper;

@Mapper
interface ProjectRepositoryRows extends RowMapper<ProjectRepository, ProjectRepositoryRecord> {}
