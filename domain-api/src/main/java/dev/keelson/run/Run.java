// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import static dev.keelson.query.Capability.WORK_QUEUE;
import static dev.keelson.query.Guarded.Kind.LOCK;
import static dev.keelson.query.Guarded.Kind.LOCK_END;
import static dev.keelson.query.Guarded.Kind.TOKEN;

import dev.keelson.agent.AgentId;
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
import dev.keelson.core.WorkItemId;
import dev.keelson.query.Attribute;
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.Index;
import dev.keelson.query.OrderedAttribute;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import dev.keelson.query.TimeAttribute;
import dev.keelson.work.Leased;
import dev.keelson.work.Lock;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a work item, of a workflow definition, or of both; steps show how far it is.
 *
 * @param externalKey the host's own key, unique in the project (R001-02)
 * @param idempotencyKey the key of whoever started the run, unique in the project
 * @param exclusiveKey as of a {@link dev.keelson.work.WorkItem}, if the run has no item; or null
 * @param workItemId the work item that it works on (R001-64)
 * @param agentId the agent that executes it (R001-63)
 * @param workflow the revision of the definition that it follows, null if none (R000-83)
 * @param trigger what started it (R000-85)
 * @param triggerMetadata details of the trigger (R000-86)
 * @param inputs its inputs (R000-87)
 * @param context the context gathered before it ran (R004-13)
 * @param currentStep the key of the current step (R000-88)
 * @param statusReason the reason for its status, or null
 * @param failure why it failed; present exactly when it did (R000-90)
 * @param lineage its place in its chain of retries
 * @param links where its logs and artifacts are, if stored externally (R001-68, R001-69)
 * @param lock who holds its lease, if it has no work item; null when nobody does
 * @param leaseToken how often it was leased itself; a lease with an older token is stale
 * @param startedAt when it first started running (R000-91, R001-65)
 * @param finishedAt when it ended; present exactly when it did (R000-92, R001-66)
 */
@Value.Builder
public record Run(
    ProjectId projectId,
    RunId id,
    @Nullable String externalKey,
    @Nullable String idempotencyKey,
    @Nullable String exclusiveKey,
    @Nullable WorkItemId workItemId,
    @Nullable AgentId agentId,
    @Nullable WorkflowRef workflow,
    Trigger trigger,
    Json triggerMetadata,
    Json inputs,
    Json context,
    @Nullable String currentStep,
    RunStatus status,
    @Nullable StatusReason statusReason,
    @Nullable Failure failure,
    Lineage lineage,
    RunLinks links,
    @Nullable Lock lock,
    long leaseToken,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    AuditInfo audit)
    implements WithRun, Entity<RunId>, ProjectOwned, HasStatusReason, HasFailure, Leased {

  /** {@code status}. */
  public static final Attribute<Run, RunStatus> STATUS =
      Attribute.of("status", RunStatus.class, Run::status);

  /** {@code external_key}. */
  public static final TextAttribute<Run> EXTERNAL_KEY =
      Attribute.text("external_key", Run::externalKey);

  /** {@code idempotency_key}. */
  public static final TextAttribute<Run> IDEMPOTENCY_KEY =
      Attribute.text("idempotency_key", Run::idempotencyKey);

  /** {@code root_run_id}. */
  public static final Reference<Run, RunId> ROOT_RUN_ID =
      Reference.to("root_run_id", RunId.class, Run::rootRunId);

  /** {@code attempt}. */
  public static final OrderedAttribute<Run, Integer> ATTEMPT =
      Attribute.ordered("attempt", Integer.class, Run::attempt);

  /** {@code work_item_id}. */
  public static final Reference<Run, WorkItemId> WORK_ITEM_ID =
      Reference.to("work_item_id", WorkItemId.class, Run::workItemId);

  /** {@code agent_id}. */
  public static final Reference<Run, AgentId> AGENT_ID =
      Reference.to("agent_id", AgentId.class, Run::agentId);

  /** {@code retry_of}. */
  public static final Reference<Run, RunId> RETRY_OF =
      Reference.to("retry_of", RunId.class, Run::retryOf);

  /** {@code started_at}. */
  public static final TimeAttribute<Run> STARTED_AT = Attribute.time("started_at", Run::startedAt);

  /** {@code finished_at}. */
  public static final TimeAttribute<Run> FINISHED_AT =
      Attribute.time("finished_at", Run::finishedAt);

  /** {@code workflow_name}. */
  public static final TextAttribute<Run> WORKFLOW_NAME =
      Attribute.text("workflow_name", run -> run.workflow() == null ? null : run.workflow().name());

  /** {@code trigger}. */
  public static final Attribute<Run, Trigger> TRIGGER =
      Attribute.of("trigger", Trigger.class, Run::trigger);

  /** {@code locked_by_agent_id}. */
  public static final Reference<Run, AgentId> LOCKED_BY_AGENT_ID =
      Reference.to("locked_by_agent_id", AgentId.class, Run::lockedByAgentId);

  /** {@code exclusive_key}. */
  public static final TextAttribute<Run> EXCLUSIVE_KEY =
      Attribute.text("exclusive_key", Run::exclusiveKey);

  /** {@code lease_until}. */
  public static final TimeAttribute<Run> LEASE_UNTIL =
      Attribute.time("lease_until", Run::leaseUntil);

  /** The type descriptor of runs. */
  public static final EntityType<Run, RunId> TYPE =
      EntityType.of("run", Run.class, RunId.class, RunId::new, Run::withAudit)
          .withLifecycle(RunStatus.LIFECYCLE, STATUS)
          .unique(EXTERNAL_KEY)
          .unique(IDEMPOTENCY_KEY)
          .unique(ROOT_RUN_ID, ATTEMPT)
          .refersTo(WORK_ITEM_ID)
          .refersTo(AGENT_ID)
          .refersTo(LOCKED_BY_AGENT_ID)
          .refersTo(RETRY_OF)
          .refersTo(ROOT_RUN_ID)
          .listedBy()
          .listedBy(STATUS)
          .listedBy(WORK_ITEM_ID)
          .indexed(Index.on(AGENT_ID, STARTED_AT))
          .askedBy(FINISHED_AT, WORKFLOW_NAME, TRIGGER, EXCLUSIVE_KEY, LEASE_UNTIL)
          .withContents(
              Content.json("triggerMetadata", Run::triggerMetadata, Run::withTriggerMetadata),
              Content.json("context", Run::context, Run::withContext),
              Content.failure(Run::failure, Run::withFailure))
          .fixed(WORK_ITEM_ID, RETRY_OF, ROOT_RUN_ID, ATTEMPT, IDEMPOTENCY_KEY, TRIGGER)
          .fixed(Attribute.of("inputs", Json.class, Run::inputs))
          .guarded(WORK_QUEUE, TOKEN, Attribute.ordered("lease_token", Long.class, Run::leaseToken))
          .guarded(WORK_QUEUE, LOCK, LOCKED_BY_AGENT_ID)
          .guarded(WORK_QUEUE, LOCK, Attribute.text("locked_by_worker", Run::lockedByWorker))
          .guarded(WORK_QUEUE, LOCK, Attribute.time("locked_at", Run::lockedAt))
          .guarded(WORK_QUEUE, LOCK_END, LEASE_UNTIL)
          .freedBy(RunStatus.COMPLETED, RunStatus.FAILED, RunStatus.CANCELLED);

  public Run {
    Check.present(projectId, "run.projectId");
    Check.present(id, "run.id");
    Check.optionalLine(externalKey, "run.externalKey", 300);
    Check.optionalLine(idempotencyKey, "run.idempotencyKey", 300);
    Check.optionalLine(exclusiveKey, "run.exclusiveKey", 300);
    Check.present(trigger, "run.trigger");
    Check.present(triggerMetadata, "run.triggerMetadata");
    Check.present(inputs, "run.inputs");
    Check.present(context, "run.context");
    Check.optionalLine(currentStep, "run.currentStep", 200);
    Check.present(status, "run.status");
    Check.presentExactly(failure, status == RunStatus.FAILED, "run.failure", "the run failed");
    Check.present(lineage, "run.lineage");
    Check.that(
        (lineage.attempt() == 1) == id.equals(lineage.rootRunId()),
        "run.lineage.rootRunId",
        "is the run itself exactly for a first try",
        "make a retry with run.retry");
    Check.present(links, "run.links");
    Check.that(
        lock == null || (workItemId == null && RunStatus.LIFECYCLE.isActive(status)),
        "run.lock",
        "is present only while the run goes on, and has no work item",
        "let the work queue set it");
    Check.atLeast(0, leaseToken, "run.leaseToken");
    startedAt = Timestamps.ofNullable(startedAt);
    finishedAt = Timestamps.ofNullable(finishedAt);
    Check.inOrder(startedAt, "run.startedAt", finishedAt, "run.finishedAt");
    Check.presentExactly(
        finishedAt, !RunStatus.LIFECYCLE.isActive(status), "run.finishedAt", "the run has ended");
    Check.present(audit, "run.audit");
  }

  /** Returns a new first run at a work item. */
  public static Run at(ProjectId project, WorkItemId workItem, AgentId agent, Instant now) {
    return first(project, now)
        .workItemId(Check.present(workItem, "workItem"))
        .agentId(Check.present(agent, "agent"))
        .build();
  }

  /** Returns a builder of a new first run; set the remaining fields on it. */
  public static Builder first(ProjectId project, Instant now) {
    RunId id = RunId.next();
    Lineage lineage = Lineage.first(id);
    return builder().projectId(project).id(id).lineage(lineage).audit(AuditInfo.made(now));
  }

  /** Returns a new run that retries this one, with the same work item, workflow and inputs. */
  public Run retry(Instant now) {
    Check.that(
        !RunStatus.LIFECYCLE.isActive(status) && status != RunStatus.COMPLETED,
        "run.status",
        "must be failed or cancelled for a retry",
        "it is " + status.wireName());
    return builder()
        .from(this)
        .id(RunId.next())
        .externalKey(null)
        .idempotencyKey(null)
        .trigger(Trigger.RETRY)
        .triggerMetadata(Json.EMPTY)
        .currentStep(null)
        .status(RunStatus.PENDING)
        .statusReason(null)
        .failure(null)
        .lineage(lineage.retrying(id))
        .links(RunLinks.NONE)
        .leaseToken(0)
        .startedAt(null)
        .finishedAt(null)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns 1 for a first attempt, one more for each retry. */
  public int attempt() {
    return lineage.attempt();
  }

  /** Returns the run that this one retries; null for a first attempt. */
  public @Nullable RunId retryOf() {
    return lineage.retryOf();
  }

  /** Returns the first run of the chain of retries; itself for a first attempt. */
  public RunId rootRunId() {
    return lineage.rootRunId();
  }

  /** Returns this run as enriching: gathering context (R004-21). */
  public Run enriching() {
    return withStatus(to(RunStatus.ENRICHING));
  }

  /** Returns this run as enriched, with the gathered context (R004-22). */
  public Run enriched(Json context) {
    return withStatus(to(RunStatus.ENRICHED)).withContext(context);
  }

  /** Returns this run as planning (R004-23). */
  public Run planning() {
    return withStatus(to(RunStatus.PLANNING));
  }

  /** Returns this run as planned: its steps are defined (R004-24). */
  public Run planned() {
    return withStatus(to(RunStatus.PLANNED));
  }

  /** Returns this run as running: at its start, and again after an approval (R004-25). */
  public Run running(Instant now) {
    Check.present(now, "now");
    return withStatus(to(RunStatus.RUNNING)).withStartedAt(startedAt == null ? now : startedAt);
  }

  /** Returns this run as awaiting approval. */
  public Run awaitingApproval() {
    return withStatus(to(RunStatus.AWAITING_APPROVAL));
  }

  /** Returns this run with another current step. */
  public Run at(String stepKey) {
    return withCurrentStep(Check.present(stepKey, "stepKey"));
  }

  /** Returns this run as completed (R004-26). */
  public Run completed(Instant now) {
    return ended(RunStatus.COMPLETED, null, null, now);
  }

  /** Returns this run as failed, which is final (R004-27). */
  public Run failed(Failure failure, Instant now) {
    return ended(RunStatus.FAILED, null, Check.present(failure, "failure"), now);
  }

  /** Returns this run as cancelled (R004-28). */
  public Run cancelled(StatusReason reason, Instant now) {
    return ended(RunStatus.CANCELLED, Check.present(reason, "reason"), null, now);
  }

  private Run ended(
      RunStatus end, @Nullable StatusReason reason, @Nullable Failure failure, Instant now) {
    return builder()
        .from(this)
        .status(to(end))
        .statusReason(reason)
        .failure(failure)
        .lock(null)
        .finishedAt(Timestamps.later(startedAt, now))
        .build();
  }

  private RunStatus to(RunStatus next) {
    return RunStatus.LIFECYCLE.require(id, status, next);
  }

  /** Returns a builder that starts from the defaults of a new run. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds runs. */
  public static final class Builder extends RunBuilder {
    Builder() {
      trigger(Trigger.MANUAL)
          .triggerMetadata(Json.EMPTY)
          .inputs(Json.EMPTY)
          .context(Json.EMPTY)
          .status(RunStatus.PENDING)
          .links(RunLinks.NONE)
          .leaseToken(0);
    }
  }
}
