// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.core.WriteCheck;
import dev.keelson.query.EntityType;
import dev.keelson.repository.SecretPolicy;
import dev.keelson.run.Run;
import dev.keelson.run.RunId;
import dev.keelson.spi.Claims;
import dev.keelson.work.Lease;
import dev.keelson.work.WorkItem;
import java.util.Set;
import java.util.Optional;
import java.util.function.Function;

/** The checks at the beginning of every call under a lease, made in the same unit of work. */
record LeasedWork(MemoryStore store, ProjectId project) {

  /** Runs {@code work} if the lease is the current one of its item. */
  <R> R under(Lease lease, Function<MemoryStore, R> work) {
    checkOwner(lease.workItemId(), lease.projectId());
    return store.change(tx -> {
      held(tx, lease);
      return work.apply(tx);
    });
  }

  /** Checks that the holder of a lease may go on in these runs. */
  void hold(Lease lease, Set<RunId> runs) {
    WorkItem item = held(store, lease);
    if (!lease.holder().equals(item.lockedByAgentId())) {
      throw stale(item, lease);
    }
    runs.forEach(run -> checkRun(store, lease, run));
  }

  /** Checks that a value belongs to this project, and returns it as it may be stored. */
  <T extends Entity<I> & ProjectOwned, I extends Id> T admit(EntityType<T, I> type, T value) {
    checkOwner(value.id(), value.projectId());
    return SecretPolicy.standard().admit(type, value);
  }

  /** Checks that a run goes on, and is a run of the lease's work item. */
  void checkRun(MemoryStore tx, Lease lease, RunId run) {
    Claims.checkRun(lease, run, tx.entities().find(Run.TYPE, project, run).orElse(null));
  }

  private void checkOwner(Id subject, ProjectId owner) {
    WriteCheck.requireOwner(subject, owner, project);
  }

  /**
   * Returns the item under a valid lease. An expired lease is valid until the item is claimed
   * again.
   */
  static WorkItem held(MemoryStore tx, Lease lease) {
    WorkItem item = tx.entities().get(WorkItem.TYPE, lease.projectId(), lease.workItemId());
    if (!isHeld(item, lease)) {
      throw stale(item, lease);
    }
    return item;
  }

  private static StaleLeaseException stale(WorkItem item, Lease lease) {
    return new StaleLeaseException(
        item.id(), lease.token(), item.lockedByAgentId(), item.leaseToken());
  }

  /**
   * Returns the item under a valid lease, or empty if the lease is stale or the item is not stored.
   */
  static Optional<WorkItem> findHeld(MemoryStore tx, Lease lease) {
    return tx.entities()
        .find(WorkItem.TYPE, lease.projectId(), lease.workItemId())
        .filter(item -> isHeld(item, lease));
  }

  private static boolean isHeld(WorkItem item, Lease lease) {
    return item.lockedByAgentId() != null && item.leaseToken() == lease.token();
  }
}
