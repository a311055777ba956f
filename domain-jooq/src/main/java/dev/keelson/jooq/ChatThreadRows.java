// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.conversation.ChatThread;
import dev.keelson.jooq.generated.tables.records.ChatThreadRecord;
import org.mapstruct.Mapper;

@Mapper
interface ChatThreadRows extends RowMapper<ChatThread, ChatThreadRecord> {}
