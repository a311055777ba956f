// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.core.WriteCheck;
import dev.keelson.run.Run;
import dev.keelson.run.RunId;
import dev.keelson.run.RunStatus;
import dev.keelson.spi.Claims;
import dev.keelson.work.Lease;
import dev.keelson.work.WorkItem;
import java.util.Set;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Work under a lease: statements check the lease themselves and return nothing when it is stale.
 * Only then is the reason determined.
 */
record LeasedWork(StoreContext context, ProjectId project) {

  private static final Statement HOLD_LEASE =
      Statement.load("hold_lease").active("activeRun", RunStatus.LIFECYCLE);

  /**
   * Runs {@code statement} until it or {@code settled} returns a result. {@code settled} is called
   * when the statement found nothing to do under a valid lease: it returns what was done before, or
   * throws. If it does neither, another writer came in between, so the statement must be retried.
   */
  <T> T under(Lease lease, Supplier<Optional<T>> statement, Supplier<Optional<T>> settled) {
    checkOwner(lease.workItemId(), lease.projectId());
    while (true) {
      Optional<T> done = statement.get();
      if (done.isEmpty()) {
        check(lease);
        done = settled.get();
      }
      if (done.isPresent()) {
        return done.get();
      }
    }
  }

  /** Checks that the holder of a lease may go on in these runs until the transaction ends. */
  void hold(Lease lease, Set<RunId> runs) {
    Call call =
        context
            .call(HOLD_LEASE)
            .under(lease)
            .with("holder", lease.holder())
            .with("runIds", Call.ids(runs));
    String action = "hold the lease of " + lease.workItemId().describe();
    while (true) {
      List<Integer> active = context.fetch(call, row -> row.getInt(1), action);
      if (active.equals(List.of(runs.size()))) {
        return;
      }
      WorkItem item = check(lease);
      if (!lease.holder().equals(item.lockedByAgentId())) {
        throw stale(item, lease);
      }
      runs.forEach(run -> checkRun(lease, run));
    }
  }

  /** Checks that a lease is the current one of its item. */
  WorkItem check(Lease lease) {
    WorkItem item = new SqlEntityStore(context).get(WorkItem.TYPE, project, lease.workItemId());
    if (item.lockedByAgentId() == null || item.leaseToken() != lease.token()) {
      throw stale(item, lease);
    }
    return item;
  }

  private static StaleLeaseException stale(WorkItem item, Lease lease) {
    return new StaleLeaseException(
        item.id(), lease.token(), item.lockedByAgentId(), item.leaseToken());
  }

  /** Checks that a run goes on, and is a run of the lease's work item. */
  void checkRun(Lease lease, RunId run) {
    Claims.checkRun(
        lease, run, new SqlEntityStore(context).find(Run.TYPE, project, run).orElse(null));
  }

  /** Checks that a value belongs to this project. */
  void checkOwner(Id subject, ProjectId owner) {
    WriteCheck.requireOwner(subject, owner, project);
  }
}
