// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.ProjectRepoRecord;
import dev.keelson.repo.ProjectRepo;
import org.mapstruct.Mapper;

@Mapper
interface ProjectRepoRows extends RowMapper<ProjectRepo, ProjectRepoRecord> {}
