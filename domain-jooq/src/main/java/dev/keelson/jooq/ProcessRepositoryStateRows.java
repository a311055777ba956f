// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.ProcessRepositoryStateRecord;
import dev.keelson.workspace.ProcessRepositoryState;
import org.mapstruct.Mapper;

@Mapper
interface ProcessRepositoryStateRows
    extends RowMapper<ProcessRepositoryState, ProcessRepositoryStateRecord> {}
