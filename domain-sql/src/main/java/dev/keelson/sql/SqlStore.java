// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

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
import dev.keelson.spi.Store;
import dev.keelson.work.WorkQueue;
import dev.keelson.workspace.Termination;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;

/**
 * A store on PostgreSQL, over what brings its rows there. Outside of transactions every call is one
 * statement that commits by itself, except where the call's own contract needs more.
 *
 * <p>A refusal that only the database could see, such as a key that is taken, ends the use of the
 * transaction or nested call in which it came; make the refused write in a nested call to go on
 * after it.
 */
public final class SqlStore implements Store {

  private final StoreContext context;

  /**
   * A store that signs what it writes as Keelson.
   *
   * @param clock the time of plain writes; leases, approvals and the journal go by the database's
   *     clock
   */
  public SqlStore(Database database, InstantSource clock) {
    this(
        new StoreContext(
            Objects.requireNonNull(database, "database"),
            Actor.KEELSON,
            Objects.requireNonNull(clock, "clock")));
  }

  private SqlStore(StoreContext context) {
    this.context = context;
  }

  @Override
  public Store actingAs(Actor actor) {
    return new SqlStore(new StoreContext(context.database(), actor, context.clock()));
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
  public JournalStore journal(ProjectId project) {
    return new SqlJournal(context, project);
  }

  @Override
  public void close() {
    context.database().close();
  }
}
