// SPDX-License-Identifier: Apache-2.0
package dev.keelson.spi;

import dev.keelson.approval.ApprovalService;
import dev.keelson.core.Actor;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.journal.HoldStore;
import dev.keelson.journal.JournalStore;
import dev.keelson.knowledge.FileIngestion;
import dev.keelson.project.ProjectPurge;
import dev.keelson.repository.EntityStore;
import dev.keelson.repository.LogStore;
import dev.keelson.repository.QueryStore;
import dev.keelson.retention.RetentionSweep;
import dev.keelson.run.StepLedger;
import dev.keelson.work.Lease;
import dev.keelson.work.WorkQueue;
import dev.keelson.workspace.Termination;
import java.util.Set;
import java.util.function.Function;

/**
 * A store, as its author implements it; services use {@code Keelson.over(store)}. Immutable and
 * thread-safe; it keeps no state besides its database. The thirteen interfaces that it returns
 * describe how each of their methods behaves under repeated and concurrent calls.
 */
public interface Store extends AutoCloseable {

  /** Returns the same store, with every write signed by {@code actor}. */
  Store actingAs(Actor actor);

  /**
   * Runs {@code work} atomically: all of its writes take effect when it returns, none when it
   * throws; what it throws propagates unchanged. Joins a transaction that is open on the same
   * connection. Within an outer call, a call that throws rolls back only its own writes. The work
   * can read what it has written; nobody else can before it ends. The store that it is handed must
   * not be used after it has ended; what happens then is undefined.
   *
   * <p>A refused call changes nothing, within a transaction either. After a refusal, the store may
   * refuse everything else in the same transaction, its end included, and need not report the first
   * of several refusals.
   */
  <R> R inTransaction(Function<? super Store, ? extends R> work);

  /**
   * Runs {@code work}, which only reads, on one consistent state of the whole store: it sees
   * nothing that is committed meanwhile. Whether a write within is refused is up to the store, as
   * are uses of the store that it is handed after it has ended. Inside an open transaction, the
   * isolation level of that transaction applies instead.
   */
  <R> R inSnapshot(Function<? super Store, ? extends R> work);

  /**
   * Checks, in the transaction in which it is called, that a lease is the latest one of its subject
   * and of its holder, and that these runs go on and are runs at the item; and keeps it so until
   * the transaction ends. What ends the lease or a run waits until then, and a claim waits or takes
   * others. A renewal does not wait. Repeated or concurrent: nothing changes, and nobody waits.
   *
   * @throws dev.keelson.core.StaleLeaseException if the lease is stale, or one of the runs has
   *     ended
   * @throws dev.keelson.core.NotFoundException if the subject or one of the runs is not stored, or
   *     a run is neither the leased one nor at the leased item
   */
  void fence(Lease lease, Set<RunId> runs);

  /** Returns the interface to the values of all types. */
  EntityStore entities();

  /** Returns the interface that answers queries over all types. */
  QueryStore queries();

  /** Returns the interface that appends to logs. */
  LogStore logs();

  /** Returns the work queue over all projects. */
  WorkQueue workQueue();

  /** Returns the interface that removes data whose retention term has ended, in all projects. */
  RetentionSweep retention();

  /** Returns the interface that purges projects. */
  ProjectPurge projectPurge();

  /** Returns the ledger of one project's steps under a lease. */
  StepLedger stepLedger(ProjectId project);

  /** Returns the ledger of one project's side effects under a lease. */
  SideEffectLedger sideEffectLedger(ProjectId project);

  /** Returns the service that decides and consumes one project's approvals. */
  ApprovalService approvalService(ProjectId project);

  /** Returns the interface that ends one project's workspaces and runs. */
  Termination termination(ProjectId project);

  /** Returns the interface that ingests one project's files. */
  FileIngestion fileIngestion(ProjectId project);

  /** Returns the journals of all projects. */
  JournalStore journals();

  /** Returns the holds of all projects. */
  HoldStore holds();

  /**
   * Releases what the store itself created, such as a persistence unit; does nothing for most
   * stores.
   */
  @Override
  default void close() {}
}
