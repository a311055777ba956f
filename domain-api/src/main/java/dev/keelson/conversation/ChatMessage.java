// SPDX-License-Identifier: Apache-2.0
package dev.keelson.conversation;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Check;
import dev.keelson.core.Json;
import dev.keelson.core.LogEntry;
import dev.keelson.core.ProjectId;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Content;
import dev.keelson.query.LogType;
import dev.keelson.query.Reference;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A message in a thread (R003-50, R004-53). It is deleted with its thread.
 *
 * @param threadId the thread (R004-54)
 * @param key the sender's own key for it, for example a model's id of it
 * @param role the role of the sender (R004-55)
 * @param content the text, at most {@value #MAX_CHARACTERS} characters (R004-56)
 * @param agentId the agent that sent it, if any (R004-57); not checked to be stored
 * @param metadata additional data, for example requested tool calls
 * @param createdAt when it was sent (R004-58)
 */
@Value.Builder
public record ChatMessage(
    ProjectId projectId,
    ChatThreadId threadId,
    long sequence,
    @Nullable String key,
    ChatRole role,
    String content,
    @Nullable AgentId agentId,
    Json metadata,
    Instant createdAt)
    implements WithChatMessage, LogEntry<ChatThreadId> {

  /** The maximum length of one message, in characters. */
  public static final int MAX_CHARACTERS = 1_000_000;

  /** {@code thread_id}. */
  public static final Reference<ChatMessage, ChatThreadId> THREAD_ID =
      Reference.to("thread_id", ChatThreadId.class, ChatMessage::threadId);

  /** The type descriptor. */
  public static final LogType<ChatMessage, ChatThreadId> TYPE =
      new LogType<>(
          "chat_message",
          ChatMessage.class,
          ChatThread.TYPE,
          THREAD_ID,
          ChatMessage::withSequence,
          List.of(
              Content.text(
                  "content", ChatMessage::content, ChatMessage::withContent, MAX_CHARACTERS),
              Content.json("metadata", ChatMessage::metadata, ChatMessage::withMetadata)));

  public ChatMessage {
    Check.present(projectId, "chatMessage.projectId");
    Check.present(threadId, "chatMessage.threadId");
    Check.atLeast(0, sequence, "chatMessage.sequence");
    Check.optionalLine(key, "chatMessage.key", 300);
    Check.present(role, "chatMessage.role");
    content = Check.content(content, "chatMessage.content", MAX_CHARACTERS);
    Check.present(metadata, "chatMessage.metadata");
    createdAt = Timestamps.of(createdAt, "chatMessage.createdAt");
  }

  /** Returns a new message in a thread. */
  public static ChatMessage of(ChatThread thread, ChatRole role, String content, Instant now) {
    Check.present(thread, "thread");
    return builder()
        .projectId(thread.projectId())
        .threadId(thread.id())
        .role(role)
        .content(content)
        .createdAt(now)
        .build();
  }

  @Override
  public ChatThreadId parent() {
    return threadId;
  }

  /** Returns a builder that starts from the defaults of a new message. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds messages. */
  public static final class Builder extends ChatMessageBuilder {
    Builder() {
      sequence(0).metadata(Json.EMPTY);
    }
  }
}
