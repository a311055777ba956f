// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.InsertingRepository;
import dev.keelson.repository.Room;
import java.util.List;

/**
 * Stores what the work items of one project wait for. There is never a cycle among them, also when
 * many are stored at once: insertions into one project take turns until their transactions end.
 */
public final class WorkItemDependencyRepository
    extends InsertingRepository<WorkItemDependency, WorkItemDependencyId> {

  /** The repository in {@code room}. */
  public WorkItemDependencyRepository(Room room) {
    super(WorkItemDependency.TYPE, room);
  }

  /**
   * Stores a dependency; claims that begin afterwards honour it.
   *
   * @throws InvalidValueException if the blocker already waits for the blocked item, directly or
   *     through others
   */
  @Override
  public WorkItemDependency insert(WorkItemDependency dependency) {
    return super.insert(dependency);
  }

  /** Takes a dependency away. Returns whether there was one in this project. */
  public boolean delete(WorkItemDependencyId id) {
    return remove(id);
  }

  /** What an item waits for, completed or not, oldest first. */
  public Page<WorkItemDependency> findByBlocked(WorkItemId blocked, PageRequest page) {
    return page(type.where(WorkItemDependency.BLOCKED_ID.is(blocked)), page);
  }

  /** What waits for an item, oldest first. */
  public Page<WorkItemDependency> findByBlocker(WorkItemId blocker, PageRequest page) {
    return page(type.where(WorkItemDependency.BLOCKER_ID.is(blocker)), page);
  }

  /**
   * The dependencies that keep a pending item waiting for one that failed or was cancelled, by id:
   * somebody must retry the blocker or take the dependency away.
   */
  public Page<WorkItemDependency> findBroken(PageRequest page) {
    return page(
        type.where(
                WorkItemDependency.BLOCKED_ID.to(
                    WorkItem.TYPE, WorkItem.STATUS.is(WorkItemStatus.PENDING)),
                WorkItemDependency.BLOCKER_ID.to(
                    WorkItem.TYPE,
                    WorkItem.STATUS.in(List.of(WorkItemStatus.FAILED, WorkItemStatus.CANCELLED))))
            .asScan(),
        page);
  }
}
