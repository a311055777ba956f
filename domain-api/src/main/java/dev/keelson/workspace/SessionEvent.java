// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

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
 * An event in a session (R000-138).
 *
 * @param sessionId the session
 * @param key the sender's idempotency key for it
 * @param eventType the type of the event, defined by the runner
 * @param data the details; secrets in them are masked when it is stored
 * @param createdAt when it happened
 */
@Value.Builder
public record SessionEvent(
    ProjectId projectId,
    SessionId sessionId,
    long sequence,
    @Nullable String key,
    String eventType,
    Json data,
    Instant createdAt)
    implements WithSessionEvent, LogEntry<SessionId> {

  /** {@code session_id}. */
  public static final Reference<SessionEvent, SessionId> SESSION_ID =
      Reference.to("session_id", SessionId.class, SessionEvent::sessionId);

  /** The type descriptor. */
  public static final LogType<SessionEvent, SessionId> TYPE =
      new LogType<>(
          "session_event",
          SessionEvent.class,
          Session.TYPE,
          SESSION_ID,
          SessionEvent::withSequence,
          List.of(Content.json("data", SessionEvent::data, SessionEvent::withData)));

  public SessionEvent {
    Check.present(projectId, "sessionEvent.projectId");
    Check.present(sessionId, "sessionEvent.sessionId");
    Check.atLeast(0, sequence, "sessionEvent.sequence");
    Check.optionalLine(key, "sessionEvent.key", 300);
    Check.line(eventType, "sessionEvent.eventType", 100);
    Check.present(data, "sessionEvent.data");
    createdAt = Timestamps.of(createdAt, "sessionEvent.createdAt");
  }

  /** Returns a new event of a session. */
  public static SessionEvent of(Session session, String eventType, Json data, Instant now) {
    Check.present(session, "session");
    return builder()
        .projectId(session.projectId())
        .sessionId(session.id())
        .eventType(eventType)
        .data(data)
        .createdAt(now)
        .build();
  }

  @Override
  public SessionId parent() {
    return sessionId;
  }

  /** Returns a builder that starts from the defaults of a new event. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds events. */
  public static final class Builder extends SessionEventBuilder {
    Builder() {
      sequence(0).data(Json.EMPTY);
    }
  }
}
