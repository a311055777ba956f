// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.conversation.ChatMode;
import dev.keelson.conversation.ChatThread;
import dev.keelson.conversation.ChatThreadId;
import dev.keelson.conversation.ChatThreadStatus;
import dev.keelson.core.RunId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How threads are stored. */
@NullUnmarked
@Entity(name = "KeelsonChatThread")
@Table(name = "chat_thread", schema = Row.SCHEMA)
public class ChatThreadRow extends OwnedRow<ChatThreadId> {

  public String externalKey;
  public String title;
  public RunId runId;
  public ChatMode mode;
  public ChatThreadStatus status;
  public Instant lastActivityAt;
  public Instant endedAt;

  @Mapper
  public interface Values extends RowMapper<ChatThread, ChatThreadRow> {}
}
