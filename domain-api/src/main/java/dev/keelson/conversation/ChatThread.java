// SPDX-License-Identifier: Apache-2.0
package dev.keelson.conversation;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RunId;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.Index;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import dev.keelson.query.TimeAttribute;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in a project (R003-49).
 *
 * @param externalKey the host's own key, such as its workflow engine's, unique in the project
 * @param title its display name
 * @param runId the run that it is about; the thread is deleted with the run (R004-17, R004-54,
 *     R004-60)
 * @param mode what it is for
 * @param lastActivityAt when it last changed its status, or the host last reported activity; its
 *     beginning until then
 * @param endedAt when it ended or was archived; present exactly when it did
 */
@Value.Builder
public record ChatThread(
    ProjectId projectId,
    ChatThreadId id,
    @Nullable String externalKey,
    @Nullable String title,
    @Nullable RunId runId,
    @Nullable ChatMode mode,
    ChatThreadStatus status,
    Instant lastActivityAt,
    @Nullable Instant endedAt,
    AuditInfo audit)
    implements WithChatThread, Entity<ChatThreadId>, ProjectOwned {

  /** {@code external_key}. */
  public static final TextAttribute<ChatThread> EXTERNAL_KEY =
      Attribute.text("external_key", ChatThread::externalKey);

  /** {@code status}. */
  public static final Attribute<ChatThread, ChatThreadStatus> STATUS =
      Attribute.of("status", ChatThreadStatus.class, ChatThread::status);

  /** {@code run_id}. */
  public static final Reference<ChatThread, RunId> RUN_ID =
      Reference.to("run_id", RunId.class, ChatThread::runId);

  /** {@code last_activity_at}. */
  public static final TimeAttribute<ChatThread> LAST_ACTIVITY_AT =
      Attribute.time("last_activity_at", ChatThread::lastActivityAt);

  /** The type descriptor of threads. */
  public static final EntityType<ChatThread, ChatThreadId> TYPE =
      EntityType.of(
              "chat_thread",
              ChatThread.class,
              ChatThreadId.class,
              ChatThreadId::new,
              ChatThread::withAudit)
          .withLifecycle(ChatThreadStatus.LIFECYCLE, STATUS)
          .unique(EXTERNAL_KEY)
          .ownedBy(RUN_ID)
          .listedBy(STATUS)
          .listedBy(RUN_ID)
          .indexed(Index.on(LAST_ACTIVITY_AT))
          .fixed(RUN_ID);

  public ChatThread {
    Check.present(projectId, "chatThread.projectId");
    Check.present(id, "chatThread.id");
    Check.optionalLine(externalKey, "chatThread.externalKey", 300);
    Check.optionalLine(title, "chatThread.title", 300);
    Check.present(status, "chatThread.status");
    lastActivityAt = Timestamps.of(lastActivityAt, "chatThread.lastActivityAt");
    endedAt = Timestamps.ofNullable(endedAt);
    Check.presentExactly(
        endedAt,
        !ChatThreadStatus.LIFECYCLE.isActive(status),
        "chatThread.endedAt",
        "the thread has ended or is archived");
    Check.present(audit, "chatThread.audit");
  }

  /** Returns a new thread without title. */
  public static ChatThread begun(ProjectId project, Instant now) {
    return builder()
        .projectId(project)
        .id(ChatThreadId.next())
        .lastActivityAt(now)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns this thread as active: open to messages, also after it had ended. */
  public ChatThread activated(Instant now) {
    return moved(ChatThreadStatus.ACTIVE, now);
  }

  /** Returns this thread as running: somebody answers. */
  public ChatThread running(Instant now) {
    return moved(ChatThreadStatus.RUNNING, now);
  }

  /** Returns this thread as waiting, for an approval, for a person's input or for another event. */
  public ChatThread waiting(Instant now) {
    return moved(ChatThreadStatus.WAITING, now);
  }

  /** Returns this thread as ended. Its messages are retained. */
  public ChatThread ended(Instant now) {
    return moved(ChatThreadStatus.ENDED, now);
  }

  /** Returns this thread as archived. Its messages are retained, and so is when it ended. */
  public ChatThread archived(Instant now) {
    Check.present(now, "now");
    return builder()
        .from(this)
        .status(to(ChatThreadStatus.ARCHIVED))
        .endedAt(endedAt == null ? now : endedAt)
        .build();
  }

  /** Returns this thread with activity at {@code now}, such as a message. */
  public ChatThread activeAt(Instant now) {
    return withLastActivityAt(Timestamps.later(lastActivityAt, now));
  }

  private ChatThread moved(ChatThreadStatus next, Instant now) {
    return builder()
        .from(activeAt(now))
        .status(to(next))
        .endedAt(ChatThreadStatus.LIFECYCLE.isActive(next) ? null : now)
        .build();
  }

  private ChatThreadStatus to(ChatThreadStatus next) {
    return ChatThreadStatus.LIFECYCLE.require(id, status, next);
  }

  /** Returns a builder that starts from the defaults of a new thread. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds threads. */
  public static final class Builder extends ChatThreadBuilder {
    Builder() {
      status(ChatThreadStatus.ACTIVE);
    }
  }
}
