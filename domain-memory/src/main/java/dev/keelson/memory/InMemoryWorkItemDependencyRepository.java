// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemDependency;
import dev.keelson.work.WorkItemDependencyId;
import dev.keelson.work.WorkItemDependencyRepository;
import dev.keelson.work.WorkItemId;
import dev.keelson.work.WorkItemStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

final class InMemoryWorkItemDependencyRepository
    extends InMemoryRepository<WorkItemDependency, WorkItemDependencyId>
    implements WorkItemDependencyRepository {

  private final ProjectId project;

  InMemoryWorkItemDependencyRepository(StoreContext context, ProjectId project) {
    super(context, WorkItemDependency.TYPE, project);
    this.project = project;
  }

  @Override
  public WorkItemDependency insert(WorkItemDependency dependency) {
    check(dependency);
    return context.change(tx -> {
      WorkItemDependency stored =
          new InMemoryRepository<>(tx, WorkItemDependency.TYPE, project).insert(dependency);
      if (waitsFor(tx.layer().all(table), stored.blockerId()).contains(stored.blockedId())) {
        throw new InvalidValueException(
            "workItemDependency.blockerId",
            "must not wait for the blocked item",
            "take a dependency of the cycle away first");
      }
      return stored;
    });
  }

  @Override
  public Page<WorkItemDependency> findByBlocked(WorkItemId blocked, PageRequest page) {
    return page(byId, page, link -> link.blockedId().equals(blocked));
  }

  @Override
  public Page<WorkItemDependency> findByBlocker(WorkItemId blocker, PageRequest page) {
    return page(byId, page, link -> link.blockerId().equals(blocker));
  }

  @Override
  public Page<WorkItemDependency> findBroken(PageRequest page) {
    return context.read(layer ->
        byId.page(
            layer.all(table).stream()
                .filter(link -> status(layer, project, link.blockedId()) == WorkItemStatus.PENDING)
                .filter(link -> {
                  WorkItemStatus blocker = status(layer, project, link.blockerId());
                  return blocker == WorkItemStatus.FAILED || blocker == WorkItemStatus.CANCELLED;
                }),
            page));
  }

  /** Tells whether the item waits for one that is not completed. */
  static boolean isBlocked(Layer layer, WorkItem item) {
    return layer.all(Table.of(WorkItemDependency.TYPE, item.projectId())).stream()
        .filter(link -> link.blockedId().equals(item.id()))
        .anyMatch(
            link -> status(layer, item.projectId(), link.blockerId()) != WorkItemStatus.COMPLETED);
  }

  private static WorkItemStatus status(Layer layer, ProjectId project, WorkItemId item) {
    return layer.find(Table.of(WorkItem.TYPE, project), item).orElseThrow().status();
  }

  /** All that the item waits for, directly or through others. */
  private static Set<WorkItemId> waitsFor(List<WorkItemDependency> links, WorkItemId item) {
    Set<WorkItemId> found = new HashSet<>();
    Set<WorkItemId> next = Set.of(item);
    while (!next.isEmpty()) {
      Set<WorkItemId> blockers = new HashSet<>();
      for (WorkItemDependency link : links) {
        if (next.contains(link.blockedId()) && found.add(link.blockerId())) {
          blockers.add(link.blockerId());
        }
      }
      next = blockers;
    }
    return found;
  }
}
