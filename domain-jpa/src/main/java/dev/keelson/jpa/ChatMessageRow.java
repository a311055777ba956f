// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.agent.AgentId;
import dev.keelson.conversation.ChatMessage;
import dev.keelson.conversation.ChatRole;
import dev.keelson.conversation.ChatThreadId;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How messages are stored. */
@NullUnmarked
@Entity(name = "KeelsonChatMessage")
@Table(name = "chat_message", schema = Rows.SCHEMA)
class ChatMessageRow extends Row {

  @Id public ProjectId projectId;
  @Id public ChatThreadId threadId;
  @Id public long sequence;
  public String key;
  public ChatRole role;
  public String content;
  public AgentId agentId;
  public Json metadata;
  @Id public Instant createdAt;

  static final Mapping<ChatMessage, ChatMessageRow> MAPPING =
      Mapping.of(ChatMessageRow.class, Values.class);

  @Override
  List<?> key() {
    return List.of(projectId, threadId, sequence, createdAt);
  }

  @Mapper
  interface Values extends RowMapper<ChatMessage, ChatMessageRow> {}
}
