// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.HasStatusReason;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import dev.keelson.query.TimeAttribute;
import dev.keelson.run.RunStepId;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A process that a session started: a script, a coding agent, a server (R000-137, R002-46). It is
 * stored when it starts, and ends once; its output is in the process log.
 *
 * @param sessionId the session that started it (R002-47)
 * @param runId the run that it serves
 * @param stepId the step that it serves
 * @param kind the kind of process (R002-48)
 * @param executorAction what is being executed (R002-49)
 * @param statusReason the reason for its status, or null
 * @param exitCode the exit code; null while it runs, or if unknown (R002-51)
 * @param dropped whether it is excluded from the session's history because the session was reset to
 *     an earlier point; the row is retained (R002-52, R002-64)
 * @param startedAt when it started (R002-53)
 * @param finishedAt when it ended; present exactly when it did (R002-54)
 */
@Value.Builder
public record ExecutionProcess(
    ProjectId projectId,
    ExecutionProcessId id,
    SessionId sessionId,
    @Nullable RunId runId,
    @Nullable RunStepId stepId,
    ProcessKind kind,
    Json executorAction,
    ExecutionProcessStatus status,
    @Nullable StatusReason statusReason,
    @Nullable Long exitCode,
    boolean dropped,
    Instant startedAt,
    @Nullable Instant finishedAt,
    AuditInfo audit)
    implements WithExecutionProcess, Entity<ExecutionProcessId>, ProjectOwned, HasStatusReason {

  /** {@code status}. */
  public static final Attribute<ExecutionProcess, ExecutionProcessStatus> STATUS =
      Attribute.of("status", ExecutionProcessStatus.class, ExecutionProcess::status);

  /** {@code session_id}. */
  public static final Reference<ExecutionProcess, SessionId> SESSION_ID =
      Reference.to("session_id", SessionId.class, ExecutionProcess::sessionId);

  /** {@code run_id}. */
  public static final Reference<ExecutionProcess, RunId> RUN_ID =
      Reference.to("run_id", RunId.class, ExecutionProcess::runId);

  /** {@code step_id}. */
  public static final Reference<ExecutionProcess, RunStepId> STEP_ID =
      Reference.to("step_id", RunStepId.class, ExecutionProcess::stepId);

  /** {@code started_at}. */
  public static final TimeAttribute<ExecutionProcess> STARTED_AT =
      Attribute.time("started_at", ExecutionProcess::startedAt);

  /** {@code dropped}. */
  public static final Attribute<ExecutionProcess, Boolean> DROPPED =
      Attribute.of("dropped", Boolean.class, ExecutionProcess::dropped);

  /** {@code kind}. */
  public static final Attribute<ExecutionProcess, ProcessKind> KIND =
      Attribute.of("kind", ProcessKind.class, ExecutionProcess::kind);

  /** The type descriptor of processes. */
  public static final EntityType<ExecutionProcess, ExecutionProcessId> TYPE =
      EntityType.of(
              "execution_process",
              ExecutionProcess.class,
              ExecutionProcessId.class,
              ExecutionProcessId::new,
              ExecutionProcess::withAudit)
          .withLifecycle(ExecutionProcessStatus.LIFECYCLE, STATUS)
          .ownedBy(SESSION_ID)
          .ownedBy(RUN_ID)
          .ownedBy(STEP_ID)
          .listedBy(SESSION_ID)
          .listedBy(STATUS)
          .listedBy(RUN_ID)
          .askedBy(STARTED_AT, DROPPED, KIND)
          .fixed(SESSION_ID, RUN_ID, STEP_ID);

  public ExecutionProcess {
    Check.present(projectId, "executionProcess.projectId");
    Check.present(id, "executionProcess.id");
    Check.present(sessionId, "executionProcess.sessionId");
    Check.present(kind, "executionProcess.kind");
    Check.present(executorAction, "executionProcess.executorAction");
    Check.present(status, "executionProcess.status");
    Check.that(
        exitCode == null || status != ExecutionProcessStatus.RUNNING,
        "executionProcess.exitCode",
        "is present only when the process has ended",
        "use its transition methods");
    startedAt = Timestamps.of(startedAt, "executionProcess.startedAt");
    finishedAt = Timestamps.ofNullable(finishedAt);
    Check.inOrder(
        startedAt, "executionProcess.startedAt", finishedAt, "executionProcess.finishedAt");
    Check.presentExactly(
        finishedAt,
        status != ExecutionProcessStatus.RUNNING,
        "executionProcess.finishedAt",
        "the process has ended");
    Check.present(audit, "executionProcess.audit");
  }

  /** Returns a new running process of a session, with the session's run and step. */
  public static ExecutionProcess startedBy(
      Session session, ProcessKind kind, Json executorAction, Instant now) {
    Check.present(session, "session");
    return builder()
        .projectId(session.projectId())
        .id(ExecutionProcessId.next())
        .sessionId(session.id())
        .runId(session.runId())
        .stepId(session.stepId())
        .kind(kind)
        .executorAction(executorAction)
        .startedAt(now)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns this process as completed. */
  public ExecutionProcess completed(long exitCode, Instant now) {
    return ended(ExecutionProcessStatus.COMPLETED, null, exitCode, now);
  }

  /** Returns this process as failed: it ended by itself without success. */
  public ExecutionProcess failed(long exitCode, Instant now) {
    return ended(ExecutionProcessStatus.FAILED, null, exitCode, now);
  }

  /**
   * Returns this process as killed: ended externally, or together with its environment; the reason
   * says which.
   */
  public ExecutionProcess killed(StatusReason reason, Instant now) {
    Check.present(reason, "reason");
    return ended(ExecutionProcessStatus.KILLED, reason, null, now);
  }

  private ExecutionProcess ended(
      ExecutionProcessStatus end,
      @Nullable StatusReason reason,
      @Nullable Long exitCode,
      Instant now) {
    return builder()
        .from(this)
        .status(ExecutionProcessStatus.LIFECYCLE.require(id, status, end))
        .statusReason(reason)
        .exitCode(exitCode)
        .finishedAt(Timestamps.later(startedAt, now))
        .build();
  }

  /** Returns a builder that starts from the defaults of a new process. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds processes. */
  public static final class Builder extends ExecutionProcessBuilder {
    Builder() {
      executorAction(Json.EMPTY).status(ExecutionProcessStatus.RUNNING).dropped(false);
    }
  }
}
