// SPDX-License-Identifier: Apache-2.0
package dev.keelson.activity;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.repository.InsertingRepository;
import dev.keelson.repository.RepositoryContext;

/**
 * Stores the activities of one project, which are immutable. They stay until the project is purged.
 */
public final class ActivityRepository extends InsertingRepository<Activity, ActivityId> {

  /** Creates the repository in {@code context}. */
  public ActivityRepository(RepositoryContext context) {
    super(Activity.TYPE, context);
  }

  /**
   * Stores an activity unless its key is known in the project, and returns what is stored under it,
   * so a call whose result was lost may be repeated. Of concurrent calls one stores its activity,
   * and all return that.
   *
   * @throws dev.keelson.core.NotFoundException if the work item is not stored in this project
   * @throws dev.keelson.core.ForeignProjectException if it belongs to another project
   * @throws dev.keelson.core.SecretFoundException if its key or kind looks like a secret
   */
  public Activity append(Activity activity) {
    return ensure(activity).value();
  }

  /** Returns all activities of the project, newest first, ties by descending id. */
  @Override
  public Page<Activity> findAll(PageRequest page) {
    return page(type.all().newestFirst(), page);
  }

  /** Returns the activities about a work item, newest first, ties by descending id. */
  public Page<Activity> findByWorkItem(WorkItemId workItem, PageRequest page) {
    return page(type.where(Activity.WORK_ITEM_ID.is(workItem)).newestFirst(), page);
  }

  /** Returns the activities about a run, newest first, ties by descending id. */
  public Page<Activity> findByRun(RunId run, PageRequest page) {
    return page(type.where(Activity.RUN_ID.is(run)).newestFirst(), page);
  }
}
