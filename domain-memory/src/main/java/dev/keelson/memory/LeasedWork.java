// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.run.RunId;
import dev.keelson.work.Lease;
import java.util.function.Function;

/** The check that everything done under a lease begins with, and in the same unit of work. */
record LeasedWork(StoreContext context, ProjectId project) {

  /** Does {@code work} if the lease is the present one of its item. */
  <R> R under(Lease lease, Function<StoreContext, R> work) {
    Rules.checkOwner(lease.workItemId(), lease.projectId(), project);
    return context.change(tx -> {
      new InMemoryWorkItemRepository(tx, project).held(lease);
      return work.apply(tx);
    });
  }

  /** Refuses a run that is not one at the lease's work item. */
  void checkRun(StoreContext tx, Lease lease, RunId run) {
    if (!lease.workItemId().equals(new InMemoryRunRepository(tx, project).get(run).workItemId())) {
      throw new NotFoundException(run);
    }
  }
}
