// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.approval.ApprovalService;
import dev.keelson.core.Actor;
import dev.keelson.core.Check;
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
import dev.keelson.spi.Store;
import dev.keelson.work.Lease;
import dev.keelson.work.WorkQueue;
import dev.keelson.workspace.Termination;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;

/**
 * A store on PostgreSQL over a {@link Database}. Outside of transactions every call is one
 * autocommitted statement, except where the contract of the call needs more.
 *
 * <p>A refusal that only the database can detect, such as a duplicate key, makes the transaction or
 * nested call in which it occurred unusable; to continue after a refusal, make the write in a
 * nested call.
 */
public final class SqlStore implements Store {

  private final StoreContext context;

  /**
   * Creates a store that signs its writes as {@link Actor#KEELSON}.
   *
   * @param clock the clock for the audit info of values; leases, approvals and the journal use the
   *     database clock
   */
  public SqlStore(Database database, InstantSource clock) {
    this(
        new StoreContext(
            new ReadCommitted(Check.present(database, "database")),
            Actor.KEELSON,
            Check.present(clock, "clock"),
            new Turns()));
  }

  private SqlStore(StoreContext context) {
    this.context = context;
  }

  @Override
  public Store actingAs(Actor actor) {
    return new SqlStore(context.actingAs(actor));
  }

  @Override
  public <R> R inTransaction(Function<? super Store, ? extends R> work) {
    return context.inTransaction(tx -> work.apply(new SqlStore(tx)));
  }

  @Override
  public <R> R inSnapshot(Function<? super Store, ? extends R> work) {
    return context.inSnapshot(tx -> work.apply(new SqlStore(tx)));
  }

  @Override
  public void fence(Lease lease, Set<RunId> runs) {
    new LeasedWork(context, lease.projectId()).hold(lease, runs);
  }

  @Override
  public EntityStore entities() {
    return new SqlEntityStore(context);
  }

  @Override
  public QueryStore queries() {
    return new SqlQueryStore(context.database());
  }

  @Override
  public LogStore logs() {
    return new SqlLogStore(context);
  }

  @Override
  public WorkQueue workQueue() {
    return new SqlWorkQueue(context);
  }

  @Override
  public RetentionSweep retention() {
    return new SqlRetentionSweep(context);
  }

  @Override
  public ProjectPurge projectPurge() {
    return new SqlProjectPurge(context);
  }

  @Override
  public StepLedger stepLedger(ProjectId project) {
    return new SqlStepLedger(context, project);
  }

  @Override
  public SideEffectLedger sideEffectLedger(ProjectId project) {
    return new SqlSideEffectLedger(context, project);
  }

  @Override
  public ApprovalService approvalService(ProjectId project) {
    return new SqlApprovalService(context, project);
  }

  @Override
  public Termination termination(ProjectId project) {
    return new SqlTermination(context, project);
  }

  @Override
  public FileIngestion fileIngestion(ProjectId project) {
    return new SqlFileIngestion(context, project);
  }

  @Override
  public JournalStore journals() {
    return new SqlJournal(context);
  }

  @Override
  public HoldStore holds() {
    return new SqlHolds(context);
  }

  @Override
  public void close() {
    context.database().close();
  }
}
