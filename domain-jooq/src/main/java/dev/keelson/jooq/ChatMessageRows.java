// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.conversation.ChatMessage;
import dev.keelson.jooq.generated.tables.records.ChatMessageRecord;
import org.mapstruct.Mapper;

@Mapper
interface ChatMessageRows extends ValueReader<ChatMessage, ChatMessageRecord> {}
