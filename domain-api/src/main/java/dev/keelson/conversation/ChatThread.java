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
import dev.keelson.query.Reference;
import dev.keelson.query.TimeAttribute;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in a project (R003-49).
 *
 * @param title its display name
 * @param runId the run that it is about; the thread is deleted with the run (R004-17, R004-54,
 *     R004-60)
 * @param mode what it is for
 * @param lastActivityAt when it was last active, as reported by the host; null if never reported
 */
@Value.Builder
public record ChatThread(
    ProjectId projectId,
    ChatThreadId id,
    @Nullable String title,
    @Nullable RunId runId,
    @Nullable ChatMode mode,
    ChatThreadStatus status,
    @Nullable Instant lastActivityAt,
    AuditInfo audit)
    implements WithChatThread, Entity<ChatThreadId>, ProjectOwned {

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
          .ownedBy(RUN_ID)
          .listedBy(STATUS)
          .listedBy(RUN_ID)
          .askedBy(LAST_ACTIVITY_AT)
          .fixed(RUN_ID);

  public ChatThread {
    Check.present(projectId, "chatThread.projectId");
    Check.present(id, "chatThread.id");
    Check.optionalLine(title, "chatThread.title", 300);
    Check.present(status, "chatThread.status");
    lastActivityAt = Timestamps.ofNullable(lastActivityAt);
    Check.present(audit, "chatThread.audit");
  }

  /** Returns a new thread without title. */
  public static ChatThread begun(ProjectId project, Instant now) {
    return builder().projectId(project).id(ChatThreadId.next()).audit(AuditInfo.made(now)).build();
  }

  /** Returns this thread as archived. Its messages are retained. */
  public ChatThread archived() {
    return withStatus(to(ChatThreadStatus.ARCHIVED));
  }

  /** Returns this thread as active again. */
  public ChatThread activated() {
    return withStatus(to(ChatThreadStatus.ACTIVE));
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
