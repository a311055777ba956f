// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.WorkItemId;
import dev.keelson.repository.InsertingRepository;
import dev.keelson.repository.RepositoryContext;
import java.util.List;

/**
 * Stores the dependencies between the work items of one project. They never form a cycle, also
 * under concurrent inserts: inserts into one project are serialized until their transactions end.
 */
public final class WorkItemDependencyRepository
    extends InsertingRepository<WorkItemDependency, WorkItemDependencyId> {

  /** Creates the repository in {@code context}. */
  public WorkItemDependencyRepository(RepositoryContext context) {
    super(WorkItemDependency.TYPE, context);
  }

  /**
   * Stores a dependency; claims that begin afterwards respect it.
   *
   * @throws InvalidValueException if the blocker already waits for the blocked item, directly or
   *     through others
   */
  @Override
  public WorkItemDependency insert(WorkItemDependency dependency) {
    return super.insert(dependency);
  }

  /** Deletes a dependency. Returns whether it existed in this project. */
  public boolean delete(WorkItemDependencyId id) {
    return remove(id);
  }

  /** Returns the dependencies of a blocked item, on completed blockers too, oldest first. */
  public Page<WorkItemDependency> findByBlocked(WorkItemId blocked, PageRequest page) {
    return page(type.where(WorkItemDependency.BLOCKED_ID.is(blocked)), page);
  }

  /** Returns the dependencies on a blocker, oldest first. */
  public Page<WorkItemDependency> findByBlocker(WorkItemId blocker, PageRequest page) {
    return page(type.where(WorkItemDependency.BLOCKER_ID.is(blocker)), page);
  }

  /**
   * Returns the dependencies that keep a pending item blocked by one that failed or was cancelled,
   * unless it waits for any end, by id: a person must retry the blocker or delete the dependency.
   */
  public Page<WorkItemDependency> findBroken(PageRequest page) {
    return page(
        type.where(
                WorkItemDependency.ANY_END.is(false),
                WorkItemDependency.BLOCKED_ID.to(
                    WorkItem.TYPE, WorkItem.STATUS.is(WorkItemStatus.PENDING)),
                WorkItemDependency.BLOCKER_ID.to(
                    WorkItem.TYPE,
                    WorkItem.STATUS.in(List.of(WorkItemStatus.FAILED, WorkItemStatus.CANCELLED))))
            .asScan(),
        page);
  }
}
