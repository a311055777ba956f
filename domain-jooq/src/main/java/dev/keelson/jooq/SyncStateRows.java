// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.SyncStateRecord;
import dev.keelson.userdata.SyncState;
import org.mapstruct.Mapper;

@Mapper
interface SyncStateRows extends RowMapper<SyncState, SyncStateRecord> {}
