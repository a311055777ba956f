// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint of a session's sandbox from which the session can be resumed (R000-139). It refers
 * to a state that the sandbox provider keeps; the state itself is not stored here.
 *
 * @param sessionId the session
 * @param name its display name
 * @param externalId its id at the sandbox provider
 * @param sequence the number of the session's execution after which it was taken, 0 before the
 *     first
 * @param snapshot what the runner needs to resume
 * @param metadata additional data
 */
@Value.Builder
public record Checkpoint(
    ProjectId projectId,
    CheckpointId id,
    SessionId sessionId,
    @Nullable String name,
    String externalId,
    long sequence,
    Json snapshot,
    Json metadata,
    AuditInfo audit)
    implements WithCheckpoint, Entity<CheckpointId>, ProjectOwned {

  /** {@code session_id}. */
  public static final Reference<Checkpoint, SessionId> SESSION_ID =
      Reference.to("session_id", SessionId.class, Checkpoint::sessionId);

  private static final TextAttribute<Checkpoint> EXTERNAL_ID =
      Attribute.text("external_id", Checkpoint::externalId);

  private static final Attribute<Checkpoint, Long> SEQUENCE =
      Attribute.of("sequence", Long.class, Checkpoint::sequence);

  /** The type descriptor of checkpoints. */
  public static final EntityType<Checkpoint, CheckpointId> TYPE =
      EntityType.of(
              "checkpoint",
              Checkpoint.class,
              CheckpointId.class,
              CheckpointId::new,
              Checkpoint::withAudit)
          .ownedBy(SESSION_ID)
          .listedBy(SESSION_ID)
          .fixed(SESSION_ID, EXTERNAL_ID, SEQUENCE);

  public Checkpoint {
    Check.present(projectId, "checkpoint.projectId");
    Check.present(id, "checkpoint.id");
    Check.present(sessionId, "checkpoint.sessionId");
    Check.optionalLine(name, "checkpoint.name", 200);
    Check.line(externalId, "checkpoint.externalId", 500);
    Check.atLeast(0, sequence, "checkpoint.sequence");
    Check.present(snapshot, "checkpoint.snapshot");
    Check.present(metadata, "checkpoint.metadata");
    Check.present(audit, "checkpoint.audit");
  }

  /** Returns a new checkpoint of a session, taken after its last execution. */
  public static Checkpoint of(Session session, String externalId, Json snapshot, Instant now) {
    Check.present(session, "session");
    return builder()
        .projectId(session.projectId())
        .id(CheckpointId.next())
        .sessionId(session.id())
        .externalId(externalId)
        .sequence(session.executionCount())
        .snapshot(snapshot)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns a builder that starts from the defaults of a new checkpoint. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds checkpoints. */
  public static final class Builder extends CheckpointBuilder {
    Builder() {
      sequence(0).snapshot(Json.EMPTY).metadata(Json.EMPTY);
    }
  }
}
