// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Failure;
import dev.keelson.core.HasFailure;
import dev.keelson.core.HasStatusReason;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.Timestamps;
import dev.keelson.core.WorkspaceId;
import dev.keelson.query.Attribute;
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import dev.keelson.run.RunStepId;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An executor, with its optional workspace and sandbox (R000-136, R002-41). A host opens a new
 * session for every start and follow-up, or starts more processes in the same one.
 *
 * @param workspaceId the workspace that it works in (R002-43); null where it needs none, such as a
 *     sandbox that a host keeps ready
 * @param externalKey the host's own key or unique name of it, unique in the project
 * @param name its display name
 * @param executor what runs the agent (R002-44)
 * @param runId the run that it serves (R000-99)
 * @param stepId the step that it serves
 * @param sandboxSpecId the template of its sandbox
 * @param sandboxId the id of its live sandbox at the host's runner
 * @param lastCheckpointId the checkpoint that it can be resumed from: its own, or that of another
 *     session with which it began
 * @param runnerState what its runner remembers between executions, {@code {}} if nothing
 * @param metadata additional data (R000-136)
 * @param executionCount the number of executions that were started
 * @param statusReason the reason for its status, or null
 * @param failure why it failed; present exactly when it did
 * @param startedAt when it first executed
 * @param lastActivityAt when it last changed its status, or the host last reported activity
 * @param finishedAt when it ended; present exactly when it did
 */
@Value.Builder
public record Session(
    ProjectId projectId,
    SessionId id,
    @Nullable WorkspaceId workspaceId,
    @Nullable String externalKey,
    @Nullable String name,
    @Nullable Executor executor,
    @Nullable RunId runId,
    @Nullable RunStepId stepId,
    @Nullable SandboxSpecId sandboxSpecId,
    @Nullable String sandboxId,
    @Nullable CheckpointId lastCheckpointId,
    Json runnerState,
    Json metadata,
    long executionCount,
    SessionStatus status,
    @Nullable StatusReason statusReason,
    @Nullable Failure failure,
    @Nullable Instant startedAt,
    @Nullable Instant lastActivityAt,
    @Nullable Instant finishedAt,
    AuditInfo audit)
    implements WithSession, Entity<SessionId>, ProjectOwned, HasStatusReason, HasFailure {

  /** {@code status}. */
  public static final Attribute<Session, SessionStatus> STATUS =
      Attribute.of("status", SessionStatus.class, Session::status);

  /** {@code external_key}. */
  public static final TextAttribute<Session> EXTERNAL_KEY =
      Attribute.text("external_key", Session::externalKey);

  /** {@code sandbox_id}. */
  public static final TextAttribute<Session> SANDBOX_ID =
      Attribute.text("sandbox_id", Session::sandboxId);

  /** {@code workspace_id}. */
  public static final Reference<Session, WorkspaceId> WORKSPACE_ID =
      Reference.to("workspace_id", WorkspaceId.class, Session::workspaceId);

  /** {@code run_id}. */
  public static final Reference<Session, RunId> RUN_ID =
      Reference.to("run_id", RunId.class, Session::runId);

  /** {@code step_id}. */
  public static final Reference<Session, RunStepId> STEP_ID =
      Reference.to("step_id", RunStepId.class, Session::stepId);

  /** {@code sandbox_spec_id}. */
  public static final Reference<Session, SandboxSpecId> SANDBOX_SPEC_ID =
      Reference.to("sandbox_spec_id", SandboxSpecId.class, Session::sandboxSpecId);

  /** {@code last_checkpoint_id}. */
  public static final Reference<Session, CheckpointId> LAST_CHECKPOINT_ID =
      Reference.to("last_checkpoint_id", CheckpointId.class, Session::lastCheckpointId);

  /** The type descriptor of sessions. */
  public static final EntityType<Session, SessionId> TYPE =
      EntityType.of("session", Session.class, SessionId.class, SessionId::new, Session::withAudit)
          .withLifecycle(SessionStatus.LIFECYCLE, STATUS)
          .unique(EXTERNAL_KEY)
          .ownedBy(WORKSPACE_ID)
          .ownedBy(RUN_ID)
          .ownedBy(STEP_ID)
          .refersTo(SANDBOX_SPEC_ID)
          .refersTo(LAST_CHECKPOINT_ID)
          .listedBy(WORKSPACE_ID)
          .listedBy(RUN_ID)
          .listedBy(STATUS)
          .listedBy(SANDBOX_ID)
          .withContents(Content.failure(Session::failure, Session::withFailure))
          .fixed(WORKSPACE_ID, RUN_ID, STEP_ID);

  public Session {
    Check.present(projectId, "session.projectId");
    Check.present(id, "session.id");
    Check.optionalLine(externalKey, "session.externalKey", 300);
    Check.optionalLine(name, "session.name", 200);
    Check.optionalLine(sandboxId, "session.sandboxId", 300);
    Check.present(runnerState, "session.runnerState");
    Check.present(metadata, "session.metadata");
    Check.atLeast(0, executionCount, "session.executionCount");
    Check.present(status, "session.status");
    Check.that(
        status != SessionStatus.RESUMING || lastCheckpointId != null,
        "session.lastCheckpointId",
        "must be present for the session to be resumed",
        "take a checkpoint before, or open a new session");
    Check.presentExactly(
        failure, status == SessionStatus.FAILED, "session.failure", "the session failed");
    startedAt = Timestamps.ofNullable(startedAt);
    lastActivityAt = Timestamps.ofNullable(lastActivityAt);
    finishedAt = Timestamps.ofNullable(finishedAt);
    Check.inOrder(startedAt, "session.startedAt", lastActivityAt, "session.lastActivityAt");
    Check.inOrder(startedAt, "session.startedAt", finishedAt, "session.finishedAt");
    Check.presentExactly(
        finishedAt,
        !SessionStatus.LIFECYCLE.isActive(status),
        "session.finishedAt",
        "the session has ended");
    Check.present(audit, "session.audit");
  }

  /** Returns a new session in a workspace. */
  public static Session in(Workspace workspace, @Nullable Executor executor, Instant now) {
    Check.present(workspace, "workspace");
    return of(workspace.projectId(), executor, now).withWorkspaceId(workspace.id());
  }

  /** Returns a new session without a workspace. */
  public static Session of(ProjectId project, @Nullable Executor executor, Instant now) {
    return builder()
        .projectId(project)
        .id(SessionId.next())
        .executor(executor)
        .audit(AuditInfo.made(now))
        .build();
  }

  /**
   * Returns the workspace that it works in.
   *
   * @throws dev.keelson.core.InvalidValueException if it has none
   */
  public WorkspaceId requireWorkspaceId() {
    Check.that(
        workspaceId != null,
        "session.workspaceId",
        "must be present where its workspace is needed",
        "open the session in a workspace");
    return Check.present(workspaceId, "session.workspaceId");
  }

  /** Returns this session as provisioning: its sandbox is being created. */
  public Session provisioning(Instant now) {
    return moved(SessionStatus.PROVISIONING, now);
  }

  /** Returns this session as bootstrapping: its sandbox is being set up. */
  public Session bootstrapping(Instant now) {
    return moved(SessionStatus.BOOTSTRAPPING, now);
  }

  /** Returns this session as ready to execute: after setup, resumption, input, or an execution. */
  public Session ready(Instant now) {
    return moved(SessionStatus.READY, now);
  }

  /** Returns this session as running, with one more execution. */
  public Session running(Instant now) {
    return moved(SessionStatus.RUNNING, now)
        .withExecutionCount(executionCount + 1)
        .withStartedAt(startedAt == null ? now : startedAt);
  }

  /** Returns this session as needing a person's input. */
  public Session needsInput(Instant now) {
    return moved(SessionStatus.NEEDS_INPUT, now);
  }

  /** Returns this session as completed. */
  public Session completed(Instant now) {
    return moved(SessionStatus.COMPLETED, now);
  }

  /** Returns this session as failed; it may be resumed if it has a checkpoint. */
  public Session failed(Failure failure, Instant now) {
    return moved(SessionStatus.FAILED, null, Check.present(failure, "failure"), now);
  }

  /** Returns this session as cancelled; it may be resumed if it has a checkpoint. */
  public Session cancelled(StatusReason reason, Instant now) {
    Check.present(reason, "reason");
    return moved(SessionStatus.CANCELLED, reason, null, now);
  }

  /** Returns this session as resuming from its last checkpoint. */
  public Session resuming(Instant now) {
    return moved(SessionStatus.RESUMING, now);
  }

  /** Returns this session with its last checkpoint, from which it can be resumed. */
  public Session checkpointed(Checkpoint checkpoint) {
    Check.present(checkpoint, "checkpoint");
    return withLastCheckpointId(checkpoint.id());
  }

  private Session moved(SessionStatus next, Instant now) {
    return moved(next, null, null, now);
  }

  private Session moved(
      SessionStatus next, @Nullable StatusReason reason, @Nullable Failure failure, Instant now) {
    Instant at = Timestamps.later(startedAt, now);
    return builder()
        .from(this)
        .status(SessionStatus.LIFECYCLE.require(id, status, next))
        .statusReason(reason)
        .failure(failure)
        .lastActivityAt(at)
        .finishedAt(SessionStatus.LIFECYCLE.isActive(next) ? null : at)
        .build();
  }

  /** Returns a builder that starts from the defaults of a new session. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds sessions. */
  public static final class Builder extends SessionBuilder {
    Builder() {
      runnerState(Json.EMPTY).metadata(Json.EMPTY).executionCount(0).status(SessionStatus.CREATED);
    }
  }
}
