// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RunId;
import dev.keelson.core.State;
import dev.keelson.query.EntityType;
import dev.keelson.query.States;
import dev.keelson.repository.SecretPolicy;
import dev.keelson.run.RunStatus;
import dev.keelson.work.Lease;
import java.util.Optional;

/**
 * Records of the holder of a lease for a run of its work item, each written by one statement that
 * checks and locks the lease.
 */
record LeasedRecords<
    T extends Record & Entity<I> & ProjectOwned, I extends Id, S extends Enum<S> & State>(
    LeasedWork leased, EntityType<T, I> type, States<T, S> states) {

  /** Returns these records in another transaction. */
  LeasedRecords<T, I, S> in(StoreContext other) {
    return new LeasedRecords<>(new LeasedWork(other, leased.project()), type, states);
  }

  /** Returns a call of a statement that begins a record of the run {@code runId}. */
  private Call beginning(String statement, Lease lease) {
    return fenced(statement, lease, ":runId");
  }

  /** Returns a call of a statement that ends the record {@code id}. */
  Call ending(String statement, Lease lease) {
    return fenced(
        statement,
        lease,
        "(select run_id from keelson.%s where project_id = :projectId and id = :id)"
            .formatted(type.name()));
  }

  private Call fenced(String statement, Lease lease, String run) {
    Fenced fenced = new Fenced(statement, lease.subject() instanceof RunId ? "fence_run" : "fence");
    return leased
        .context()
        .call(
            fenced,
            type,
            () ->
                Statement.load(statement)
                    .including("fence", fenced.fence())
                    .filled("run", run)
                    .active("activeRun", RunStatus.LIFECYCLE));
  }

  /** Runs a statement that stores a record, and returns what is stored afterwards. */
  T begin(String statement, Lease lease, T given) {
    leased.checkOwner(given.id(), given.projectId());
    T record = SecretPolicy.standard().admit(type, given);
    StoreContext context = leased.context();
    Call call =
        beginning(statement, lease).with(context.database().parameters(type, record)).under(lease);
    return leased.under(
        lease,
        "write " + record.id().describe(),
        () -> context.first(call, type, problem -> SqlErrors.translate(problem, type, record)),
        () -> {
          leased.checkRun(lease, type.runOf(record).orElseThrow());
          return Optional.empty();
        });
  }

  /**
   * Runs a statement that moves a record to {@code end}; a record that is already there is
   * unchanged.
   */
  T end(Call call, Lease lease, I id, S end) {
    call.under(lease).with("id", id);
    String action = "end " + id.describe();
    return leased.under(
        lease,
        action,
        () -> leased.context().first(call, type, action),
        () -> {
          T record = new SqlEntityStore(leased.context()).get(type, leased.project(), id);
          leased.checkRun(lease, type.runOf(record).orElseThrow());
          S state = states.of(record);
          if (state == end) {
            return Optional.of(record);
          }
          states.lifecycle().require(id, state, end);
          return Optional.empty();
        });
  }

  /** The key under which a statement is cached. */
  private record Fenced(String statement, String fence) {}
}
