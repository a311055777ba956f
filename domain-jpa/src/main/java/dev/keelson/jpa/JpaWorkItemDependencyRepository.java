// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.work.WorkItemDependency;
import dev.keelson.work.WorkItemDependencyId;
import dev.keelson.work.WorkItemDependencyRepository;
import dev.keelson.work.WorkItemId;
import dev.keelson.work.WorkItemStatus;
import java.util.Map;

final class JpaWorkItemDependencyRepository
    extends JpaRepository<WorkItemDependency, WorkItemDependencyId, WorkItemDependencyRow>
    implements WorkItemDependencyRepository {

  private static final String ITEMS =
      "select w.id from %s w where w.projectId = :projectId and "
          .formatted(WorkItemRow.class.getName());
  private static final Finder.AnyOf PENDING =
      new Finder.AnyOf(ITEMS + "w.status = :pending", Map.of("pending", WorkItemStatus.PENDING));
  private static final Finder.AnyOf LOST =
      new Finder.AnyOf(
          ITEMS + "(w.status = :failed or w.status = :cancelled)",
          Map.of("failed", WorkItemStatus.FAILED, "cancelled", WorkItemStatus.CANCELLED));

  JpaWorkItemDependencyRepository(StoreContext context, ProjectId project) {
    super(context, WorkItemDependency.TYPE, WorkItemDependencyRow.MAPPING, project);
  }

  @Override
  public Page<WorkItemDependency> findByBlocked(WorkItemId blocked, PageRequest page) {
    return page(Map.of("blockedId", blocked), byId, page);
  }

  @Override
  public Page<WorkItemDependency> findByBlocker(WorkItemId blocker, PageRequest page) {
    return page(Map.of("blockerId", blocker), byId, page);
  }

  @Override
  public Page<WorkItemDependency> findBroken(PageRequest page) {
    return page(Map.of("blockedId", PENDING, "blockerId", LOST), byId, page);
  }
}
