// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

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
import dev.keelson.core.SecretScanner;
import dev.keelson.core.StatusReason;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Attribute;
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A job that a run executes in a sandbox, for example a build to verify a change (R003-06).
 *
 * @param runId the run (R003-76)
 * @param stepId the step, if it is for one (R003-77)
 * @param jobType what it does (R003-78)
 * @param statusReason the reason for its status, or null
 * @param failure why it failed; present exactly when it did
 * @param exitCode the exit code of its command (R003-81)
 * @param transcript its output; if longer than {@value #MAX_TRANSCRIPT} characters, only the last
 *     ones are kept (R003-82)
 * @param transcriptRef where the host stores the full output (R003-82)
 * @param metadata timings, the commit it worked on and so on, without secrets (R003-83)
 * @param startedAt when it started (R003-80)
 * @param finishedAt when it ended; present exactly when it did (R003-80)
 */
@Value.Builder
public record SandboxJob(
    ProjectId projectId,
    SandboxJobId id,
    RunId runId,
    @Nullable RunStepId stepId,
    JobType jobType,
    SandboxJobStatus status,
    @Nullable StatusReason statusReason,
    @Nullable Failure failure,
    @Nullable Long exitCode,
    @Nullable String transcript,
    @Nullable String transcriptRef,
    Json metadata,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    AuditInfo audit)
    implements WithSandboxJob, Entity<SandboxJobId>, ProjectOwned, HasStatusReason, HasFailure {

  /** {@code status}. */
  public static final Attribute<SandboxJob, SandboxJobStatus> STATUS =
      Attribute.of("status", SandboxJobStatus.class, SandboxJob::status);

  /** {@code run_id}. */
  public static final Reference<SandboxJob, RunId> RUN_ID =
      Reference.to("run_id", RunId.class, SandboxJob::runId);

  /** {@code step_id}. */
  public static final Reference<SandboxJob, RunStepId> STEP_ID =
      Reference.to("step_id", RunStepId.class, SandboxJob::stepId);

  /** {@code job_type}. */
  public static final Attribute<SandboxJob, JobType> JOB_TYPE =
      Attribute.of("job_type", JobType.class, SandboxJob::jobType);

  /** The maximum length of a transcript, in characters. */
  public static final int MAX_TRANSCRIPT = 200_000;

  /** The type descriptor of sandbox jobs. */
  public static final EntityType<SandboxJob, SandboxJobId> TYPE =
      EntityType.of(
              "sandbox_job",
              SandboxJob.class,
              SandboxJobId.class,
              SandboxJobId::new,
              SandboxJob::withAudit)
          .withLifecycle(SandboxJobStatus.LIFECYCLE, STATUS)
          .ownedBy(RUN_ID)
          .ownedBy(STEP_ID)
          .listedBy(RUN_ID)
          .listedBy(RUN_ID, JOB_TYPE)
          .withContents(
              Content.text(
                  "transcript", SandboxJob::transcript, SandboxJob::withTranscript, MAX_TRANSCRIPT),
              Content.json("metadata", SandboxJob::metadata, SandboxJob::withMetadata),
              Content.failure(SandboxJob::failure, SandboxJob::withFailure))
          .fixed(RUN_ID, STEP_ID);

  public SandboxJob {
    Check.present(projectId, "sandboxJob.projectId");
    Check.present(id, "sandboxJob.id");
    Check.present(runId, "sandboxJob.runId");
    Check.present(jobType, "sandboxJob.jobType");
    Check.present(status, "sandboxJob.status");
    Check.presentExactly(
        failure, status == SandboxJobStatus.FAILED, "sandboxJob.failure", "the job failed");
    transcript = Check.optionalContent(tail(transcript), "sandboxJob.transcript", MAX_TRANSCRIPT);
    Check.optionalLine(transcriptRef, "sandboxJob.transcriptRef", 2000);
    Check.present(metadata, "sandboxJob.metadata");
    startedAt = Timestamps.ofNullable(startedAt);
    finishedAt = Timestamps.ofNullable(finishedAt);
    Check.inOrder(startedAt, "sandboxJob.startedAt", finishedAt, "sandboxJob.finishedAt");
    Check.presentExactly(
        finishedAt,
        !SandboxJobStatus.LIFECYCLE.isActive(status),
        "sandboxJob.finishedAt",
        "the job has ended");
    Check.present(audit, "sandboxJob.audit");
  }

  /** Returns a new queued job of a run. */
  public static SandboxJob queued(Run run, JobType jobType, Instant now) {
    Check.present(run, "run");
    return builder()
        .projectId(run.projectId())
        .id(SandboxJobId.next())
        .runId(run.id())
        .jobType(jobType)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns this job as running. */
  public SandboxJob running(Instant now) {
    Check.present(now, "now");
    return withStatus(to(SandboxJobStatus.RUNNING)).withStartedAt(now);
  }

  /** Returns this job as succeeded, with its output. */
  public SandboxJob succeeded(@Nullable String transcript, Instant now) {
    return ended(SandboxJobStatus.SUCCEEDED, now).exitCode(0L).transcript(transcript).build();
  }

  /** Returns this job as failed. Set its exit code and transcript, if there are any, separately. */
  public SandboxJob failed(Failure failure, Instant now) {
    return ended(SandboxJobStatus.FAILED, now).failure(Check.present(failure, "failure")).build();
  }

  /** Returns this job as cancelled. */
  public SandboxJob cancelled(StatusReason reason, Instant now) {
    Check.present(reason, "reason");
    return ended(SandboxJobStatus.CANCELLED, now).statusReason(reason).build();
  }

  private Builder ended(SandboxJobStatus end, Instant now) {
    Builder job = builder();
    job.from(this).status(to(end)).finishedAt(Timestamps.later(startedAt, now));
    return job;
  }

  private SandboxJobStatus to(SandboxJobStatus next) {
    return SandboxJobStatus.LIFECYCLE.require(id, status, next);
  }

  /** Returns the last characters, without splitting a surrogate pair. */
  private static @Nullable String tail(@Nullable String transcript) {
    if (transcript == null || transcript.length() <= MAX_TRANSCRIPT) {
      return transcript;
    }
    // as a whole, since nothing tells the rest of a secret whose beginning is gone
    String masked = SecretScanner.standard().masked(transcript);
    int start = Math.max(0, masked.length() - MAX_TRANSCRIPT);
    boolean divided = start > 0 && Character.isLowSurrogate(masked.charAt(start));
    return masked.substring(divided ? start + 1 : start);
  }

  /** Returns a builder that starts from the defaults of a new job. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds sandbox jobs. */
  public static final class Builder extends SandboxJobBuilder {
    Builder() {
      status(SandboxJobStatus.QUEUED).metadata(Json.EMPTY);
    }
  }
}
