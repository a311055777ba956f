// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.WorkItemId;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import java.time.Instant;
import org.immutables.value.Value;

/**
 * A work item that waits for another: it can't be claimed until the other one is completed. If the
 * blocker fails or is cancelled, it stays blocked; see {@link
 * WorkItemDependencyRepository#findBroken}.
 *
 * @param blockedId the item that waits
 * @param blockerId the item that it waits for
 */
@Value.Builder
public record WorkItemDependency(
    ProjectId projectId,
    WorkItemDependencyId id,
    WorkItemId blockedId,
    WorkItemId blockerId,
    AuditInfo audit)
    implements WithWorkItemDependency, Entity<WorkItemDependencyId>, ProjectOwned {

  /** {@code blocked_id}. */
  public static final Reference<WorkItemDependency, WorkItemId> BLOCKED_ID =
      Reference.to("blocked_id", WorkItemId.class, WorkItemDependency::blockedId);

  /** {@code blocker_id}. */
  public static final Reference<WorkItemDependency, WorkItemId> BLOCKER_ID =
      Reference.to("blocker_id", WorkItemId.class, WorkItemDependency::blockerId);

  /** The type descriptor of dependencies. */
  public static final EntityType<WorkItemDependency, WorkItemDependencyId> TYPE =
      EntityType.of(
              "work_item_dependency",
              WorkItemDependency.class,
              WorkItemDependencyId.class,
              WorkItemDependencyId::new,
              WorkItemDependency::withAudit)
          .unique(BLOCKED_ID, BLOCKER_ID)
          .ownedBy(BLOCKED_ID)
          .ownedBy(BLOCKER_ID)
          .listedBy(BLOCKED_ID)
          .listedBy(BLOCKER_ID)
          .fixed(BLOCKED_ID, BLOCKER_ID);

  public WorkItemDependency {
    Check.present(projectId, "workItemDependency.projectId");
    Check.present(id, "workItemDependency.id");
    Check.present(blockedId, "workItemDependency.blockedId");
    Check.present(blockerId, "workItemDependency.blockerId");
    Check.that(
        !blockedId.equals(blockerId),
        "workItemDependency.blockerId",
        "must be another work item than blockedId",
        "leave the dependency out");
    Check.present(audit, "workItemDependency.audit");
  }

  /** Returns a new dependency: {@code blocked} waits for {@code blocker}. */
  public static WorkItemDependency of(
      ProjectId project, WorkItemId blocked, WorkItemId blocker, Instant now) {
    return new WorkItemDependency(
        project, WorkItemDependencyId.next(), blocked, blocker, AuditInfo.made(now));
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds dependencies. */
  public static final class Builder extends WorkItemDependencyBuilder {}
}
