// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Id;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.core.WriteCheck;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.spi.Claims;
import dev.keelson.work.Lease;
import dev.keelson.work.Leased;
import dev.keelson.work.WorkItem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Work under a lease: statements check the lease themselves and return nothing when it is stale.
 * Only then is the reason determined.
 */
record LeasedWork(StoreContext context, ProjectId project) {

  private static final Statement HOLD_LEASE =
      Statement.load("hold_lease").active("activeRun", RunStatus.LIFECYCLE);
  private static final Statement HOLD_RUN =
      Statement.load("hold_run").active("activeRun", RunStatus.LIFECYCLE);

  /**
   * Runs {@code statement} until it or {@code settled} returns a result. {@code settled} is called
   * when the statement found nothing to do under a valid lease: it returns what was done before, or
   * throws. If it does neither, another writer came in between, so the statement must be retried.
   */
  <T> T under(
      Lease lease, String action, Supplier<Optional<T>> statement, Supplier<Optional<T>> settled) {
    checkOwner(lease.subject(), lease.projectId());
    return Repeats.until(
        action,
        () ->
            statement
                .get()
                .or(() -> {
                  check(lease);
                  return settled.get();
                }));
  }

  /** Checks that the holder of a lease may go on in these runs until the transaction ends. */
  void hold(Lease lease, Set<RunId> runs) {
    Call call =
        context
            .call(lease.subject() instanceof RunId ? HOLD_RUN : HOLD_LEASE)
            .under(lease)
            .with("runIds", Call.ids(runs));
    String action = "hold the lease of " + lease.subject().describe();
    Repeats.until(
        action,
        () -> {
          List<Integer> active = context.fetch(call, row -> row.getInt(1), action);
          if (active.equals(List.of(runs.size()))) {
            return Optional.of(runs);
          }
          check(lease);
          runs.forEach(run -> checkRun(lease, run));
          return Optional.empty();
        });
  }

  /** Checks that a lease is the latest one of its subject. */
  void check(Lease lease) {
    Claims.check(lease, find(lease).orElseThrow(() -> new NotFoundException(lease.subject())));
  }

  /** Returns what a lease is on, or empty if it is not stored. */
  Optional<? extends Leased> find(Lease lease) {
    SqlEntityStore entities = new SqlEntityStore(context);
    return switch (lease.subject()) {
      case WorkItemId item -> entities.find(WorkItem.TYPE, project, item);
      case RunId run -> entities.find(Run.TYPE, project, run);
    };
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
