// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.WorkspaceRecord;
import dev.keelson.workspace.Workspace;
import org.mapstruct.Mapper;

@Mapper
interface WorkspaceRows extends RowMapper<Workspace, WorkspaceRecord> {}
