// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.WorkItemId;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import java.time.Instant;
import org.immutables.value.Value;

/**
 * A work item that waits for another: it can't be claimed until the other one is completed. If the
 * blocker fails or is cancelled, it stays blocked, see {@link
 * WorkItemDependencyRepository#findBroken}, unless it waits for any end.
 *
 * @param blockedId the item that waits
 * @param blockerId the item that it waits for
 * @param anyEnd whether it also goes on when that failed or was cancelled, to look at what came of
 *     it
 */
@Value.Builder
public record WorkItemDependency(
    ProjectId projectId,
    WorkItemDependencyId id,
    WorkItemId blockedId,
    WorkItemId blockerId,
    boolean anyEnd,
    AuditInfo audit)
    implements WithWorkItemDependency, Entity<WorkItemDependencyId>, ProjectOwned {

  /** {@code blocked_id}. */
  public static final Reference<WorkItemDependency, WorkItemId> BLOCKED_ID =
      Reference.to("blocked_id", WorkItemId.class, WorkItemDependency::blockedId);

  /** {@code blocker_id}. */
  public static final Reference<WorkItemDependency, WorkItemId> BLOCKER_ID =
      Reference.to("blocker_id", WorkItemId.class, WorkItemDependency::blockerId);

  /** {@code any_end}. */
  public static final Attribute<WorkItemDependency, Boolean> ANY_END =
      Attribute.of("any_end", Boolean.class, WorkItemDependency::anyEnd);

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
          .askedBy(ANY_END)
          .fixed(BLOCKED_ID, BLOCKER_ID, ANY_END);

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
    return builder()
        .projectId(project)
        .id(WorkItemDependencyId.next())
        .blockedId(blocked)
        .blockerId(blocker)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns a new dependency: {@code blocked} waits until {@code blocker} has ended, however. */
  public static WorkItemDependency untilEnd(
      ProjectId project, WorkItemId blocked, WorkItemId blocker, Instant now) {
    return of(project, blocked, blocker, now).withAnyEnd(true);
  }

  /** Returns a builder that starts from the defaults of a new dependency. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds dependencies. */
  public static final class Builder extends WorkItemDependencyBuilder {
    Builder() {
      anyEnd(false);
    }
  }
}
