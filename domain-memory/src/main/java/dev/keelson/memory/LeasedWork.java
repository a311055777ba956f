// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.core.WriteCheck;
import dev.keelson.query.EntityType;
import dev.keelson.repository.SecretPolicy;
import dev.keelson.run.Run;
import dev.keelson.spi.Claims;
import dev.keelson.work.Lease;
import dev.keelson.work.Leased;
import dev.keelson.work.WorkItem;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The checks at the beginning of every call under a lease, made in the same unit of work. */
record LeasedWork(MemoryStore store, ProjectId project) {

  /** Runs {@code work} if the lease is the current one of its item. */
  <R> R under(Lease lease, Function<MemoryStore, R> work) {
    checkOwner(lease.subject(), lease.projectId());
    return store.change(tx -> {
      held(tx, lease);
      return work.apply(tx);
    });
  }

  /** Checks that the holder of a lease may go on in these runs. */
  void hold(Lease lease, Set<RunId> runs) {
    Claims.check(lease, stored(store, lease));
    runs.forEach(run -> checkRun(store, lease, run));
  }

  /** Checks that a value belongs to this project, and returns it as it may be stored. */
  <T extends Entity<I> & ProjectOwned, I extends Id> T admit(EntityType<T, I> type, T value) {
    checkOwner(value.id(), value.projectId());
    return SecretPolicy.standard().admit(type, value);
  }

  /** Checks that a run goes on, and is what is leased or a run at it. */
  void checkRun(MemoryStore tx, Lease lease, RunId run) {
    Claims.checkRun(lease, run, tx.entities().find(Run.TYPE, project, run).orElse(null));
  }

  private void checkOwner(Id subject, ProjectId owner) {
    WriteCheck.requireOwner(subject, owner, project);
  }

  /**
   * Returns what is under a valid lease. An expired lease is valid until its subject is leased
   * again.
   */
  static Leased held(MemoryStore tx, Lease lease) {
    Leased stored = stored(tx, lease);
    Claims.check(lease, stored);
    return stored;
  }

  /** Returns the item under a valid lease; refuses a lease on a run. */
  static WorkItem heldItem(MemoryStore tx, Lease lease) {
    WorkItem item = tx.entities().get(WorkItem.TYPE, lease.projectId(), lease.workItemId());
    Claims.check(lease, item);
    return item;
  }

  /** Returns what is under a valid lease, or empty if it is stale or its subject is not stored. */
  static Optional<Leased> findHeld(MemoryStore tx, Lease lease) {
    Optional<? extends Leased> stored =
        switch (lease.subject()) {
          case WorkItemId item -> tx.entities().find(WorkItem.TYPE, lease.projectId(), item);
          case RunId run -> tx.entities().find(Run.TYPE, lease.projectId(), run);
        };
    return stored.<Leased>map(it -> it).filter(it -> Claims.isLatest(lease, it));
  }

  static Leased stored(MemoryStore tx, Lease lease) {
    return switch (lease.subject()) {
      case WorkItemId item -> tx.entities().get(WorkItem.TYPE, lease.projectId(), item);
      case RunId run -> tx.entities().get(Run.TYPE, lease.projectId(), run);
    };
  }
}
