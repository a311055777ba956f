// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkspaceId;
import dev.keelson.run.RunStepId;
import dev.keelson.workspace.CheckpointId;
import dev.keelson.workspace.Executor;
import dev.keelson.workspace.SandboxSpecId;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.SessionId;
import dev.keelson.workspace.SessionStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How sessions are stored. */
@NullUnmarked
@Entity(name = "KeelsonSession")
@Table(name = "session", schema = Row.SCHEMA)
public class SessionRow extends OwnedRow<SessionId> {

  public WorkspaceId workspaceId;
  public String externalKey;
  public String name;
  public Executor executor;
  public RunId runId;
  public RunStepId stepId;
  public SandboxSpecId sandboxSpecId;
  public String sandboxId;
  public CheckpointId lastCheckpointId;
  public Json runnerState;
  public Json metadata;
  public long executionCount;
  public SessionStatus status;
  public StatusReason statusReason;
  public Failure failure;
  public Instant startedAt;
  public Instant lastActivityAt;
  public Instant finishedAt;

  @Mapper
  public interface Values extends RowMapper<Session, SessionRow> {}
}
