// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Failure;
import dev.keelson.core.HasFailure;
import dev.keelson.core.HasStatusReason;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.Slug;
import dev.keelson.core.StatusReason;
import dev.keelson.core.Timestamps;
import dev.keelson.core.WorkItemId;
import dev.keelson.core.WorkspaceId;
import dev.keelson.query.Attribute;
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import dev.keelson.query.Unique;
import dev.keelson.work.WorkItem;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An isolated working tree for one attempt at a work item, with its own branch and repos; an item
 * may have several at a time (R002-26, R002-37).
 *
 * @param workItemId the work item that is worked on in it (R002-28)
 * @param name its display name, for example from the first prompt (R002-35)
 * @param branch its branch, unique in the project among workspaces that are being prepared or ready
 *     (R002-30)
 * @param containerRef the host's reference to its working tree; null when there is no tree
 *     (R002-29)
 * @param agentWorkingDir where agents start, relative to its tree (R002-31)
 * @param pinned whether it is excluded from automatic clean-up (R002-34)
 * @param setupCompletedAt when its setup was completed (R002-32)
 * @param statusReason the reason for its status, or null
 * @param failure why it could not be prepared; present exactly when it failed
 */
@Value.Builder
public record Workspace(
    ProjectId projectId,
    WorkspaceId id,
    @Nullable WorkItemId workItemId,
    @Nullable String name,
    String branch,
    @Nullable String containerRef,
    @Nullable String agentWorkingDir,
    boolean pinned,
    @Nullable Instant setupCompletedAt,
    WorkspaceStatus status,
    @Nullable StatusReason statusReason,
    @Nullable Failure failure,
    AuditInfo audit)
    implements WithWorkspace, Entity<WorkspaceId>, ProjectOwned, HasStatusReason, HasFailure {

  /** {@code status}. */
  public static final Attribute<Workspace, WorkspaceStatus> STATUS =
      Attribute.of("status", WorkspaceStatus.class, Workspace::status);

  /** {@code branch}. */
  public static final TextAttribute<Workspace> BRANCH = Attribute.text("branch", Workspace::branch);

  /** {@code work_item_id}. */
  public static final Reference<Workspace, WorkItemId> WORK_ITEM_ID =
      Reference.to("work_item_id", WorkItemId.class, Workspace::workItemId);

  /** {@code container_ref}. */
  public static final TextAttribute<Workspace> CONTAINER_REF =
      Attribute.text("container_ref", Workspace::containerRef);

  /** The type descriptor of workspaces. */
  public static final EntityType<Workspace, WorkspaceId> TYPE =
      EntityType.of(
              "workspace",
              Workspace.class,
              WorkspaceId.class,
              WorkspaceId::new,
              Workspace::withAudit)
          .withLifecycle(WorkspaceStatus.LIFECYCLE, STATUS)
          .unique(
              Unique.among(
                  STATUS, WorkspaceStatus.LIFECYCLE.activeStates(), "branch", List.of(BRANCH)))
          .refersTo(WORK_ITEM_ID)
          .listedBy(STATUS)
          .listedBy(WORK_ITEM_ID)
          .listedBy(CONTAINER_REF)
          .withContents(Content.failure(Workspace::failure, Workspace::withFailure));

  /** The maximum length of a name, in characters. */
  public static final int MAX_NAME = 60;

  /** The maximum length of a branch, in characters. */
  public static final int MAX_BRANCH = 300;

  private static final int SLUG_IN_BRANCH = 40;

  public Workspace {
    Check.present(projectId, "workspace.projectId");
    Check.present(id, "workspace.id");
    Check.optionalLine(name, "workspace.name", MAX_NAME);
    Check.line(branch, "workspace.branch", MAX_BRANCH);
    Check.optionalLine(containerRef, "workspace.containerRef", 1000);
    Check.relativePath(agentWorkingDir, "workspace.agentWorkingDir", 1000);
    setupCompletedAt = Timestamps.ofNullable(setupCompletedAt);
    Check.present(status, "workspace.status");
    Check.presentExactly(
        failure,
        status == WorkspaceStatus.FAILED,
        "workspace.failure",
        "the workspace could not be prepared");
    Check.present(audit, "workspace.audit");
  }

  /**
   * Returns a new workspace for an attempt at a work item, in preparation, on a branch named by
   * {@link #branch}.
   */
  public static Workspace at(WorkItem item, String prefix, Instant now) {
    Check.present(item, "item");
    WorkspaceId id = WorkspaceId.next();
    return builder()
        .projectId(item.projectId())
        .id(id)
        .workItemId(item.id())
        .branch(branch(prefix, id, item.title()))
        .audit(AuditInfo.made(now))
        .build();
  }

  /**
   * Returns the name of a branch: the prefix, the short form of the id and the words of the title,
   * joined by dashes (R002-40). A long title is truncated; the part that makes the branch unique is
   * not. The name is a valid branch of git whatever is given: what git refuses in the prefix is
   * replaced or left out, as is a title without ASCII letters or digits. A prefix that ends with a
   * slash is a directory of branches, and no dash follows it.
   */
  public static String branch(String prefix, WorkspaceId id, String title) {
    String words = Slug.of(title, SLUG_IN_BRANCH);
    String unique = BranchPrefix.of(prefix) + Slug.of(id);
    return words.isEmpty() ? unique : unique + "-" + words;
  }

  /** Returns whether it is being prepared or ready, so that its branch is in use. */
  @JsonIgnore
  public boolean isActive() {
    return WorkspaceStatus.LIFECYCLE.isActive(status);
  }

  /** Returns this workspace as ready: set up for the first time, or restored from the archive. */
  public Workspace ready(Instant now) {
    Check.present(now, "now");
    return moved(WorkspaceStatus.READY, null, null)
        .withSetupCompletedAt(setupCompletedAt == null ? now : setupCompletedAt);
  }

  /** Returns this workspace as failed: it could not be prepared. */
  public Workspace failed(Failure failure) {
    return moved(WorkspaceStatus.FAILED, null, Check.present(failure, "failure"));
  }

  /** Returns this workspace as archived; its row is retained and it may be restored (R002-39). */
  public Workspace archived(StatusReason reason) {
    Check.present(reason, "reason");
    return moved(WorkspaceStatus.ARCHIVED, reason, null);
  }

  /**
   * Returns this workspace as closed: archived if it was ready, failed if it was still being
   * prepared.
   */
  public Workspace closed(StatusReason reason) {
    Check.present(reason, "reason");
    return status == WorkspaceStatus.PREPARING
        ? moved(WorkspaceStatus.FAILED, reason, closedEarly(reason))
        : archived(reason);
  }

  /** Returns the failure of a workspace that was closed before it was ready. */
  public static Failure closedEarly(StatusReason reason) {
    Check.present(reason, "reason");
    return Failure.of(reason.value(), "it was closed before it was ready");
  }

  private Workspace moved(
      WorkspaceStatus next, @Nullable StatusReason reason, @Nullable Failure failure) {
    return builder()
        .from(this)
        .status(WorkspaceStatus.LIFECYCLE.require(id, status, next))
        .statusReason(reason)
        .failure(failure)
        .build();
  }

  /** Returns a builder that starts from the defaults of a new workspace. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds workspaces. */
  public static final class Builder extends WorkspaceBuilder {
    Builder() {
      pinned(false).status(WorkspaceStatus.PREPARING);
    }
  }
}
