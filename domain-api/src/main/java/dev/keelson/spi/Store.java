// SPDX-License-Identifier: Apache-2.0
package dev.keelson.spi;

import dev.keelson.approval.ApprovalService;
import dev.keelson.core.Actor;
import dev.keelson.core.ProjectId;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.journal.JournalStore;
import dev.keelson.knowledge.FileIngestion;
import dev.keelson.project.ProjectPurge;
import dev.keelson.repository.EntityStore;
import dev.keelson.repository.LogStore;
import dev.keelson.repository.QueryStore;
import dev.keelson.retention.RetentionSweep;
import dev.keelson.run.StepLedger;
import dev.keelson.work.WorkQueue;
import dev.keelson.workspace.Termination;
import java.util.function.Function;

/**
 * A store, as its author makes it: {@code Keelson.over(store)} is what services use. Immutable and
 * thread-safe; it keeps no state besides its database. What a part does that is asked for twice, or
 * at once, is said there.
 */
public interface Store extends AutoCloseable {

  /** The same store, with every write signed by {@code actor}. */
  Store actingAs(Actor actor);

  /**
   * Does {@code work} with a store whose writes take effect together: all when it returns, none
   * when it throws; what it throws comes out unchanged. Joins a transaction that is open on the
   * same connection. Within an outer call, one that throws takes back its own writes only. What the
   * work has written it can read; nobody else can before the end. After a refusal the store may
   * refuse all else in the same transaction, and need not tell the first of several refusals.
   */
  <R> R inTransaction(Function<? super Store, ? extends R> work);

  /**
   * Does {@code work}, which only reads, with a store that shows one state of the whole: nothing
   * that is committed meanwhile. Within a transaction that is open already, it is that one's
   * isolation that says what is seen.
   */
  <R> R inSnapshot(Function<? super Store, ? extends R> work);

  /** What stores the values of all types. */
  EntityStore entities();

  /** What answers queries over all types. */
  QueryStore queries();

  /** What appends to parents. */
  LogStore logs();

  /** The queue of work, over all projects. */
  WorkQueue workQueue();

  /** What removes what has outlived its term, in all projects. */
  RetentionSweep retention();

  /** What deletes projects. */
  ProjectPurge projectPurge();

  /** Steps of one project, under a lease. */
  StepLedger stepLedger(ProjectId project);

  /** Side effects of one project, under a lease. */
  SideEffectLedger sideEffectLedger(ProjectId project);

  /** Where one project's approvals are decided and used. */
  ApprovalService approvalService(ProjectId project);

  /** What ends one project's workspaces and runs. */
  Termination termination(ProjectId project);

  /** What ingests one project's files. */
  FileIngestion fileIngestion(ProjectId project);

  /** One project's journal. */
  JournalStore journal(ProjectId project);

  /** Ends what the store began for itself, such as a persistence unit; most have nothing. */
  @Override
  default void close() {}
}
