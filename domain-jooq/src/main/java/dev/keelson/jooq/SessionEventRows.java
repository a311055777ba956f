// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.SessionEventRecord;
import dev.keelson.workspace.SessionEvent;
import org.mapstruct.Mapper;

@Mapper
interface SessionEventRows extends ValueReader<SessionEvent, SessionEventRecord> {}
