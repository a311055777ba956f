// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.SessionRecord;
import dev.keelson.workspace.Session;
import org.mapstruct.Mapper;

@Mapper
interface SessionRows extends RowMapper<Session, SessionRecord> {}
