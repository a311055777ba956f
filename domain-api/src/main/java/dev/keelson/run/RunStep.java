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
import dev.keelson.core.StatusReason;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Attribute;
import dev.keelson.query.Capability;
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.Guarded;
import dev.keelson.query.Index;
import dev.keelson.query.OrderedAttribute;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One step of a run, recorded once per key (R003-12, R003-39).
 *
 * @param stepKey its machine-readable name, unique in the run
 * @param name its display name (R004-33)
 * @param position its position in the run, from 0 (R004-32)
 * @param capability the capability that the executing agent needs (R004-34)
 * @param description a description of the work (R004-35)
 * @param assignedAgent the agent that executed it, as named by the host (R004-37)
 * @param input its input (R004-38)
 * @param output its output, {@code {}} until it has completed (R004-39)
 * @param statusReason the reason for its status, or null
 * @param failure why its last attempt failed; kept while it is retried (R004-40)
 * @param attempt how often it was started (R004-41, R004-51)
 * @param leaseToken the token of the lease under which it was last started, 0 if it was without a
 *     lease
 * @param startedAt when it was last started (R004-42)
 * @param finishedAt when it ended; null while it is active (R004-43)
 */
@Value.Builder
public record RunStep(
    ProjectId projectId,
    RunStepId id,
    RunId runId,
    String stepKey,
    String name,
    int position,
    @Nullable String capability,
    @Nullable String description,
    @Nullable String assignedAgent,
    Json input,
    Json output,
    RunStepStatus status,
    @Nullable StatusReason statusReason,
    @Nullable Failure failure,
    int attempt,
    long leaseToken,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    AuditInfo audit)
    implements WithRunStep, Entity<RunStepId>, ProjectOwned, HasStatusReason, HasFailure {

  /** {@code status}. */
  public static final Attribute<RunStep, RunStepStatus> STATUS =
      Attribute.of("status", RunStepStatus.class, RunStep::status);

  /** {@code run_id}. */
  public static final Reference<RunStep, RunId> RUN_ID =
      Reference.to("run_id", RunId.class, RunStep::runId);

  /** {@code step_key}. */
  public static final TextAttribute<RunStep> STEP_KEY =
      Attribute.text("step_key", RunStep::stepKey);

  /** {@code position}. */
  public static final OrderedAttribute<RunStep, Integer> POSITION =
      Attribute.ordered("position", Integer.class, RunStep::position);

  /** {@code lease_token}. */
  public static final OrderedAttribute<RunStep, Long> LEASE_TOKEN =
      Attribute.ordered("lease_token", Long.class, RunStep::leaseToken);

  /** {@code attempt}. */
  public static final OrderedAttribute<RunStep, Integer> ATTEMPT =
      Attribute.ordered("attempt", Integer.class, RunStep::attempt);

  /** The type descriptor of steps. */
  public static final EntityType<RunStep, RunStepId> TYPE =
      EntityType.of("run_step", RunStep.class, RunStepId.class, RunStepId::new, RunStep::withAudit)
          .withLifecycle(RunStepStatus.LIFECYCLE, STATUS)
          .unique(RUN_ID, STEP_KEY)
          .ownedBy(RUN_ID)
          .indexed(Index.on(RUN_ID, POSITION))
          .askedBy(LEASE_TOKEN, ATTEMPT)
          .fixed(RUN_ID, STEP_KEY)
          .guarded(Capability.STEP_LEDGER, Guarded.Kind.TOKEN, LEASE_TOKEN)
          .guarded(Capability.STEP_LEDGER, Guarded.Kind.COUNT, ATTEMPT)
          .withContents(
              Content.json("output", RunStep::output, RunStep::withOutput),
              Content.failure(RunStep::failure, RunStep::withFailure));

  public RunStep {
    Check.present(projectId, "runStep.projectId");
    Check.present(id, "runStep.id");
    Check.present(runId, "runStep.runId");
    Check.line(stepKey, "runStep.stepKey", 200);
    Check.line(name, "runStep.name", 200);
    Check.atLeast(0, position, "runStep.position");
    Check.optionalLine(capability, "runStep.capability", 100);
    Check.optionalText(description, "runStep.description", 20_000);
    Check.optionalLine(assignedAgent, "runStep.assignedAgent", 200);
    Check.present(input, "runStep.input");
    Check.present(output, "runStep.output");
    Check.present(status, "runStep.status");
    Check.that(
        status != RunStepStatus.FAILED || failure != null,
        "runStep.failure",
        "must be present when the step failed",
        "use its transition methods");
    Check.atLeast(0, attempt, "runStep.attempt");
    Check.atLeast(0, leaseToken, "runStep.leaseToken");
    startedAt = Timestamps.ofNullable(startedAt);
    finishedAt = Timestamps.ofNullable(finishedAt);
    Check.inOrder(startedAt, "runStep.startedAt", finishedAt, "runStep.finishedAt");
    Check.presentExactly(
        finishedAt,
        !RunStepStatus.LIFECYCLE.isActive(status),
        "runStep.finishedAt",
        "the step has ended");
    Check.present(audit, "runStep.audit");
  }

  /** Returns a new pending step of a run. */
  public static RunStep planned(Run run, int position, String stepKey, String name, Instant now) {
    Check.present(run, "run");
    return builder()
        .projectId(run.projectId())
        .id(RunStepId.next())
        .runId(run.id())
        .position(position)
        .stepKey(stepKey)
        .name(name)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns this step as running: at its start, and again after an approval. */
  public RunStep running(Instant now) {
    Check.present(now, "now");
    return status == RunStepStatus.AWAITING_APPROVAL
        ? withStatus(to(RunStepStatus.RUNNING))
        : withStatus(to(RunStepStatus.RUNNING)).withStartedAt(now).withAttempt(attempt + 1);
  }

  /** Returns this step as awaiting approval. */
  public RunStep awaitingApproval() {
    return withStatus(to(RunStepStatus.AWAITING_APPROVAL));
  }

  /** Returns this step as completed, with its output. */
  public RunStep completed(Json output, Instant now) {
    return ended(RunStepStatus.COMPLETED, null, now).failure(null).output(output).build();
  }

  /** Returns this step as failed; it may be retried. */
  public RunStep failed(Failure failure, Instant now) {
    return ended(RunStepStatus.FAILED, null, now)
        .failure(Check.present(failure, "failure"))
        .build();
  }

  /** Returns this step as skipped. */
  public RunStep skipped(StatusReason reason, Instant now) {
    Check.present(reason, "reason");
    return ended(RunStepStatus.SKIPPED, reason, now).build();
  }

  /** Returns this step as cancelled. */
  public RunStep cancelled(StatusReason reason, Instant now) {
    Check.present(reason, "reason");
    return ended(RunStepStatus.CANCELLED, reason, now).build();
  }

  /** Returns this failed step as pending again. */
  public RunStep retried() {
    return builder()
        .from(this)
        .status(to(RunStepStatus.PENDING))
        .statusReason(null)
        .finishedAt(null)
        .build();
  }

  private Builder ended(RunStepStatus end, @Nullable StatusReason reason, Instant now) {
    Builder step = builder();
    step.from(this)
        .status(to(end))
        .statusReason(reason)
        .finishedAt(Timestamps.later(startedAt, now));
    return step;
  }

  private RunStepStatus to(RunStepStatus next) {
    return RunStepStatus.LIFECYCLE.require(id, status, next);
  }

  /** Returns a builder that starts from the defaults of a new step. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds steps. */
  public static final class Builder extends RunStepBuilder {
    Builder() {
      position(0)
          .input(Json.EMPTY)
          .output(Json.EMPTY)
          .status(RunStepStatus.PENDING)
          .attempt(0)
          .leaseToken(0);
    }
  }
}
