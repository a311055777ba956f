// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import static dev.keelson.query.Capability.WORK_QUEUE;
import static dev.keelson.query.Guarded.Kind.COUNT;
import static dev.keelson.query.Guarded.Kind.LOCK;
import static dev.keelson.query.Guarded.Kind.LOCK_END;
import static dev.keelson.query.Guarded.Kind.TOKEN;

import dev.keelson.agent.AgentId;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.HasStatusReason;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RetryPolicy;
import dev.keelson.core.StatusReason;
import dev.keelson.core.Timestamps;
import dev.keelson.core.WorkItemId;
import dev.keelson.core.WorkspaceId;
import dev.keelson.query.Attribute;
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.Index;
import dev.keelson.query.ListAttribute;
import dev.keelson.query.OrderedAttribute;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import dev.keelson.query.TimeAttribute;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work. Agents claim it through the {@link WorkQueue}; people change its status with the
 * methods here.
 *
 * @param externalKey the host's or tracker's key, for example {@code github:owner/repo#123}, unique
 *     in the project (R004-06)
 * @param parentWorkspaceId the workspace in which it was split off from another, or null (R002-19)
 * @param rootWorkItemId the top-level item that it is a part of, or null; see {@link #root}
 * @param title its one-line title (R002-16, R004-07)
 * @param description its full description (R002-17, R004-08)
 * @param url its page in the tracker (R004-09)
 * @param labels its labels, in their order
 * @param workType the kind of work (R001-37)
 * @param payload parameters of the work (R001-38)
 * @param statusReason the reason for its status, or null
 * @param priority higher is more urgent; see the constants (R001-40)
 * @param capability what an agent must be able to do to claim it, or null for nothing special
 * @param exclusiveKey two of the same key in a project are never under lease together; or null
 * @param availableAt from when on it may be claimed; null if at once
 * @param awaits the approval or the signal that it waits for; present exactly while it is waiting
 * @param retry how often work on it is started at most, and how long it waits in between; what was
 *     started that often, and whose lease runs out, has failed
 * @param assignedAgentId the only agent that may claim it, or null for any (R001-41)
 * @param lock who holds its lease; null when nobody does (R001-42, R001-43, R001-60)
 * @param leaseToken how often it was claimed; a lease with an older token is stale
 * @param attempt how often work on it was started, without what ended by waiting
 * @param finishedAt when it was completed, failed or cancelled; null while it is active
 */
@Value.Builder
public record WorkItem(
    ProjectId projectId,
    WorkItemId id,
    @Nullable String externalKey,
    @Nullable WorkspaceId parentWorkspaceId,
    @Nullable WorkItemId rootWorkItemId,
    String title,
    @Nullable String description,
    @Nullable String url,
    List<String> labels,
    WorkType workType,
    Json payload,
    WorkItemStatus status,
    @Nullable StatusReason statusReason,
    int priority,
    @Nullable String capability,
    @Nullable String exclusiveKey,
    @Nullable Instant availableAt,
    @Nullable AwaitedEvent awaits,
    RetryPolicy retry,
    @Nullable AgentId assignedAgentId,
    @Nullable Lock lock,
    long leaseToken,
    int attempt,
    @Nullable Instant finishedAt,
    AuditInfo audit)
    implements WithWorkItem, Entity<WorkItemId>, ProjectOwned, HasStatusReason, Leased {

  /** {@code status}. */
  public static final Attribute<WorkItem, WorkItemStatus> STATUS =
      Attribute.of("status", WorkItemStatus.class, WorkItem::status);

  /** {@code external_key}. */
  public static final TextAttribute<WorkItem> EXTERNAL_KEY =
      Attribute.text("external_key", WorkItem::externalKey);

  /** {@code assigned_agent_id}. */
  public static final Reference<WorkItem, AgentId> ASSIGNED_AGENT_ID =
      Reference.to("assigned_agent_id", AgentId.class, WorkItem::assignedAgentId);

  /** {@code locked_by_agent_id}. */
  public static final Reference<WorkItem, AgentId> LOCKED_BY_AGENT_ID =
      Reference.to("locked_by_agent_id", AgentId.class, WorkItem::lockedByAgentId);

  /** {@code locked_by_worker}. */
  public static final TextAttribute<WorkItem> LOCKED_BY_WORKER =
      Attribute.text("locked_by_worker", WorkItem::lockedByWorker);

  /** {@code parent_workspace_id}. */
  public static final Reference<WorkItem, WorkspaceId> PARENT_WORKSPACE_ID =
      Reference.to("parent_workspace_id", WorkspaceId.class, WorkItem::parentWorkspaceId);

  /** {@code root_work_item_id}. */
  public static final Reference<WorkItem, WorkItemId> ROOT_WORK_ITEM_ID =
      Reference.to("root_work_item_id", WorkItemId.class, WorkItem::rootWorkItemId);

  /** {@code labels}. */
  public static final ListAttribute<WorkItem> LABELS = Attribute.list("labels", WorkItem::labels);

  /** {@code work_type}. */
  public static final Attribute<WorkItem, WorkType> WORK_TYPE =
      Attribute.of("work_type", WorkType.class, WorkItem::workType);

  /** {@code priority}. */
  public static final OrderedAttribute<WorkItem, Integer> PRIORITY =
      Attribute.ordered("priority", Integer.class, WorkItem::priority);

  /** {@code capability}. */
  public static final TextAttribute<WorkItem> CAPABILITY =
      Attribute.text("capability", WorkItem::capability);

  /** {@code exclusive_key}. */
  public static final TextAttribute<WorkItem> EXCLUSIVE_KEY =
      Attribute.text("exclusive_key", WorkItem::exclusiveKey);

  /** {@code available_at}. */
  public static final TimeAttribute<WorkItem> AVAILABLE_AT =
      Attribute.time("available_at", WorkItem::availableAt);

  /** {@code lease_until}. */
  public static final TimeAttribute<WorkItem> LEASE_UNTIL =
      Attribute.time("lease_until", WorkItem::leaseUntil);

  /** {@code locked_at}. */
  public static final TimeAttribute<WorkItem> LOCKED_AT =
      Attribute.time("locked_at", WorkItem::lockedAt);

  /** {@code attempt}. */
  public static final OrderedAttribute<WorkItem, Integer> ATTEMPT =
      Attribute.ordered("attempt", Integer.class, WorkItem::attempt);

  /** {@code finished_at}. */
  public static final TimeAttribute<WorkItem> FINISHED_AT =
      Attribute.time("finished_at", WorkItem::finishedAt);

  /** {@code lease_token}. */
  public static final OrderedAttribute<WorkItem, Long> LEASE_TOKEN =
      Attribute.ordered("lease_token", Long.class, WorkItem::leaseToken);

  /** {@code priority}, most urgent first: the order of boards and of claims. */
  public static final OrderedAttribute<WorkItem, Integer> URGENCY =
      OrderedAttribute.negated(PRIORITY);

  private static final int MAX_DESCRIPTION = 100_000;

  /** The type descriptor of work items. */
  public static final EntityType<WorkItem, WorkItemId> TYPE =
      EntityType.of(
              "work_item", WorkItem.class, WorkItemId.class, WorkItemId::new, WorkItem::withAudit)
          .withLifecycle(WorkItemStatus.LIFECYCLE, STATUS)
          .unique(EXTERNAL_KEY)
          .refersTo(ASSIGNED_AGENT_ID)
          .refersTo(LOCKED_BY_AGENT_ID)
          .refersTo(PARENT_WORKSPACE_ID)
          .refersTo(ROOT_WORK_ITEM_ID)
          .listedBy()
          .listedBy(ASSIGNED_AGENT_ID)
          .indexed(Index.on(STATUS, URGENCY))
          .askedBy(LABELS, WORK_TYPE, PRIORITY, CAPABILITY, EXCLUSIVE_KEY, AVAILABLE_AT)
          .askedBy(LEASE_UNTIL, LOCKED_BY_WORKER, LOCKED_AT, ATTEMPT, FINISHED_AT, LEASE_TOKEN)
          .withContents(
              Content.text(
                  "description", WorkItem::description, WorkItem::withDescription, MAX_DESCRIPTION))
          .guarded(WORK_QUEUE, TOKEN, LEASE_TOKEN)
          .guarded(WORK_QUEUE, LOCK, LOCKED_BY_AGENT_ID, LOCKED_BY_WORKER, LOCKED_AT)
          .guarded(WORK_QUEUE, LOCK_END, LEASE_UNTIL)
          .guarded(WORK_QUEUE, COUNT, ATTEMPT)
          .freedBy(WorkItemStatus.CANCELLED);

  /** The priority of work that can wait. */
  public static final int LOW = -10;

  /** The default priority (R001-40). */
  public static final int MEDIUM = 0;

  /** The priority of work that should be done soon. */
  public static final int HIGH = 10;

  /** The priority of work that must be done first. */
  public static final int CRITICAL = 20;

  /** The default of {@link #retry}: 20 attempts, after 10 seconds at first, an hour at most. */
  public static final RetryPolicy RETRY =
      new RetryPolicy(20, Duration.ofSeconds(10), Duration.ofHours(1));

  private static final int MAX_PRIORITY = 1_000_000;

  public WorkItem {
    Check.present(projectId, "workItem.projectId");
    Check.present(id, "workItem.id");
    Check.optionalLine(externalKey, "workItem.externalKey", 300);
    Check.that(
        rootWorkItemId == null || (parentWorkspaceId != null && !rootWorkItemId.equals(id)),
        "workItem.rootWorkItemId",
        "is another item, and present only when parentWorkspaceId is",
        "make a part with workItem.part");
    Check.line(title, "workItem.title", 500);
    description = Check.optionalContent(description, "workItem.description", MAX_DESCRIPTION);
    Check.optionalLine(url, "workItem.url", 2000);
    labels = Check.lines(labels, "workItem.labels", 100, 100);
    Check.present(workType, "workItem.workType");
    Check.present(payload, "workItem.payload");
    Check.present(status, "workItem.status");
    Check.between(-MAX_PRIORITY, MAX_PRIORITY, priority, "workItem.priority");
    Check.optionalLine(capability, "workItem.capability", 100);
    Check.optionalLine(exclusiveKey, "workItem.exclusiveKey", 300);
    availableAt = Timestamps.ofNullable(availableAt);
    Check.presentExactly(
        awaits, status == WorkItemStatus.WAITING, "workItem.awaits", "the item is waiting");
    Check.present(retry, "workItem.retry");
    Check.atMostDays(365, retry.maxDelay(), "workItem.retry.maxDelay");
    Check.that(
        lock == null || status == WorkItemStatus.IN_PROGRESS,
        "workItem.lock",
        "is present only while the item is in progress",
        "let the work queue set it");
    Check.atLeast(0, leaseToken, "workItem.leaseToken");
    Check.atLeast(0, attempt, "workItem.attempt");
    finishedAt = Timestamps.ofNullable(finishedAt);
    Check.presentExactly(
        finishedAt,
        !WorkItemStatus.LIFECYCLE.isActive(status),
        "workItem.finishedAt",
        "the item is completed, failed or cancelled");
    Check.present(audit, "workItem.audit");
  }

  /** Returns a new pending task (R001-39, R002-23). */
  public static WorkItem titled(ProjectId project, String title, Instant now) {
    return builder()
        .projectId(project)
        .id(WorkItemId.next())
        .title(title)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns a new task, split off in a workspace where this item is worked on (R002-19). */
  public WorkItem part(WorkspaceId spawnedBy, String title, Instant now) {
    return titled(projectId, title, now)
        .withParentWorkspaceId(spawnedBy)
        .withRootWorkItemId(root());
  }

  /** Returns the top-level item that this one is a part of; itself if it is top-level. */
  public WorkItemId root() {
    return rootWorkItemId == null ? id : rootWorkItemId;
  }

  /** Returns this item as in progress without a lease, as people work; also after it has ended. */
  public WorkItem started() {
    return moved(WorkItemStatus.IN_PROGRESS, null, null, null).withAttempt(attempt + 1);
  }

  /** Returns this item as waiting, without a lease; it wakes as {@link Outcome#waiting} says. */
  public WorkItem awaiting(AwaitedEvent event) {
    Check.present(event, "event");
    return moved(WorkItemStatus.WAITING, event.reason(), event, null);
  }

  /** Returns this item as in review. */
  public WorkItem submitted() {
    return moved(WorkItemStatus.IN_REVIEW, null, null, null);
  }

  /** Returns this item as completed. */
  public WorkItem completed(Instant now) {
    return moved(WorkItemStatus.COMPLETED, null, null, now);
  }

  /** Returns this item as failed. */
  public WorkItem failed(StatusReason reason, Instant now) {
    Check.present(reason, "reason");
    return moved(WorkItemStatus.FAILED, reason, null, now);
  }

  /**
   * Returns this item as pending again: taken back from review, or while in progress without a
   * lease or after it has expired; woken before what it waits for is there; opened again after it
   * has ended. What is leased, the work queue releases.
   */
  public WorkItem requeued(StatusReason reason) {
    Check.present(reason, "reason");
    return moved(WorkItemStatus.PENDING, reason, null, null);
  }

  /** Returns this item as cancelled. */
  public WorkItem cancelled(StatusReason reason, Instant now) {
    Check.present(reason, "reason");
    return moved(WorkItemStatus.CANCELLED, reason, null, now);
  }

  private WorkItem moved(
      WorkItemStatus next,
      @Nullable StatusReason reason,
      @Nullable AwaitedEvent event,
      @Nullable Instant finished) {
    return builder()
        .from(this)
        .status(WorkItemStatus.LIFECYCLE.require(id, status, next))
        .statusReason(reason)
        .awaits(event)
        .lock(null)
        .finishedAt(finished)
        .build();
  }

  /** Returns a builder that starts from the defaults of a new item. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds work items. */
  public static final class Builder extends WorkItemBuilder {
    Builder() {
      workType(WorkType.TASK)
          .payload(Json.EMPTY)
          .labels(List.of())
          .status(WorkItemStatus.PENDING)
          .priority(MEDIUM)
          .retry(RETRY)
          .leaseToken(0)
          .attempt(0);
    }
  }
}
