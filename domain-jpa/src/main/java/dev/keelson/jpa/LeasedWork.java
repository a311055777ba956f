// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.run.RunId;
import dev.keelson.work.Lease;
import dev.keelson.work.WorkItem;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is done under a lease. The statements check the lease themselves and do nothing if it is
 * stale; only then is it asked why.
 */
record LeasedWork(StoreContext context, ProjectId project) {

  /**
   * Runs {@code statement} until there is an answer. If it did nothing although the lease counts,
   * {@code settled} says what was done before or throws; if it does neither, another writer came in
   * between and the statement is due again.
   */
  <T> T under(Lease lease, Supplier<Optional<T>> statement, Supplier<Optional<T>> settled) {
    JpaRepository.checkOwner(lease.workItemId(), lease.projectId(), project);
    while (true) {
      Optional<T> answer =
          statement
              .get()
              .or(() -> {
                checkHeld(lease);
                return settled.get();
              });
      if (answer.isPresent()) {
        return answer.get();
      }
    }
  }

  /** Refuses a run that is not one at the lease's work item. */
  void checkRun(Lease lease, RunId run) {
    if (new JpaRunRepository(context, project)
        .findBy(Map.of("id", run, "workItemId", lease.workItemId()))
        .isEmpty()) {
      throw new NotFoundException(run);
    }
  }

  /** Refuses a lease that is not the present one of its item. */
  void checkHeld(Lease lease) {
    WorkItem item = new JpaWorkItemRepository(context, project).get(lease.workItemId());
    if (item.lockedByAgentId() == null || item.leaseToken() != lease.token()) {
      throw new StaleLeaseException(
          item.id(), lease.token(), item.lockedByAgentId(), item.leaseToken());
    }
  }
}
