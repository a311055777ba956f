// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.WorkspaceRepoRecord;
import dev.keelson.workspace.WorkspaceRepo;
import org.mapstruct.Mapper;

@Mapper
interface WorkspaceRepoRows extends RowMapper<WorkspaceRepo, WorkspaceRepoRecord> {}
