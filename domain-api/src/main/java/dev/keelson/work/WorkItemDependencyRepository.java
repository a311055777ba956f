// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import dev.keelson.core.InsertingRepository;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;

/**
 * Stores what the work items of one project wait for. There is never a cycle among them, also when
 * many are stored at once: insertions into one project take turns until their transactions end.
 */
public interface WorkItemDependencyRepository
    extends InsertingRepository<WorkItemDependency, WorkItemDependencyId> {

  /**
   * Stores a dependency; claims that begin afterwards honour it.
   *
   * @throws InvalidValueException if the blocker already waits for the blocked item, directly or
   *     through others
   */
  @Override
  WorkItemDependency insert(WorkItemDependency dependency);

  /** Takes a dependency away. Returns whether there was one in this project. */
  boolean delete(WorkItemDependencyId id);

  /** What an item waits for, completed or not, by id. */
  Page<WorkItemDependency> findByBlocked(WorkItemId blocked, PageRequest page);

  /** What waits for an item, by id. */
  Page<WorkItemDependency> findByBlocker(WorkItemId blocker, PageRequest page);

  /**
   * The dependencies that keep a pending item waiting for one that failed or was cancelled, by id:
   * somebody must retry the blocker or take the dependency away.
   */
  Page<WorkItemDependency> findBroken(PageRequest page);
}
