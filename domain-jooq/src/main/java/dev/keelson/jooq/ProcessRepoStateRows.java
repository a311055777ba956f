// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.ProcessRepoStateRecord;
import dev.keelson.workspace.ProcessRepoState;
import org.mapstruct.Mapper;

@Mapper
interface ProcessRepoStateRows extends RowMapper<ProcessRepoState, ProcessRepoStateRecord> {}
