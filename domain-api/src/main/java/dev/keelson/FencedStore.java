// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.WorkOf.Work;
import dev.keelson.approval.ApprovalService;
import dev.keelson.core.Actor;
import dev.keelson.core.Check;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Leasable;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
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
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkQueue;
import dev.keelson.workspace.Termination;
import java.util.Set;
import java.util.function.Function;

/**
 * A store for who works under a lease on something of one project: every write checks it in the
 * same transaction. It signs as the holder.
 */
record FencedStore(Store store, Lease lease) implements Store {

  /** Returns a store that signs as the holder of {@code lease} and writes only while it holds. */
  static FencedStore of(Store store, Lease lease) {
    return new FencedStore(store.actingAs(lease.holder().actor()), lease);
  }

  /** Runs a write that belongs to some work, after the lease was checked. */
  <R> R write(Function<WorkOf, Work> belonging, Function<Store, R> work) {
    return store.inTransaction(tx -> {
      Work its = belonging.apply(new WorkOf(tx, lease.projectId()));
      tx.fence(lease, its.runs());
      its.subjects().forEach(subject -> requireOwn(tx, subject));
      return work.apply(tx);
    });
  }

  /** Runs a write that belongs to no work. */
  <R> R write(Function<Store, R> work) {
    return write(any -> Work.NONE, work);
  }

  /** Refuses what is not leased here, nor a part of that item which nobody has leased. */
  private void requireOwn(Store tx, Leasable subject) {
    Check.that(
        subject.equals(lease.subject()) || (subject instanceof WorkItemId item && isPart(tx, item)),
        "lease.subject",
        "must be %s, to which this write belongs".formatted(subject.describe()),
        "make it under a lease on that, or outside of leases");
  }

  private boolean isPart(Store tx, WorkItemId id) {
    return tx.entities()
        .find(WorkItem.TYPE, lease.projectId(), id)
        .map(item -> lease.subject().equals(item.rootWorkItemId()) && item.lock() == null)
        .orElse(true); // what is not stored, the write itself tells
  }

  /** Refuses another lease than that of this store. */
  void requireSame(Lease other) {
    Check.that(
        lease.isSame(other),
        "lease",
        "must be the one on %s with the token %s, under which this scope works"
            .formatted(lease.subject().describe(), lease.token()),
        "start from the project of the host, which works under none");
  }

  @Override
  public Store actingAs(Actor actor) {
    throw notHere("acting for somebody else");
  }

  @Override
  public <R> R inTransaction(Function<? super Store, ? extends R> work) {
    return store.inTransaction(tx -> work.apply(new FencedStore(tx, lease)));
  }

  @Override
  public <R> R inSnapshot(Function<? super Store, ? extends R> work) {
    return store.inSnapshot(snapshot -> work.apply(new FencedStore(snapshot, lease)));
  }

  @Override
  public void fence(Lease other, Set<RunId> runs) {
    requireSame(other);
    store.fence(other, runs);
  }

  @Override
  public EntityStore entities() {
    return new FencedEntities(this);
  }

  @Override
  public QueryStore queries() {
    return store.queries();
  }

  @Override
  public LogStore logs() {
    return new FencedLogs(this);
  }

  @Override
  public StepLedger stepLedger(ProjectId project) {
    return new CheckedLedgers.Steps(this::requireSame, store.stepLedger(project));
  }

  @Override
  public SideEffectLedger sideEffectLedger(ProjectId project) {
    return new CheckedLedgers.Effects(this::requireSame, store.sideEffectLedger(project));
  }

  @Override
  public ApprovalService approvalService(ProjectId project) {
    return new FencedLedgers.Approvals(this, project);
  }

  @Override
  public Termination termination(ProjectId project) {
    return new FencedLedgers.Ends(this, project);
  }

  @Override
  public FileIngestion fileIngestion(ProjectId project) {
    return (file, version, chunks) ->
        write(tx -> tx.fileIngestion(project).ingest(file, version, chunks));
  }

  @Override
  public JournalStore journals() {
    return store.journals(); // placing changes no entry, so it needs no lease
  }

  @Override
  public HoldStore holds() {
    return new FencedHolds(this, store.holds());
  }

  @Override
  public WorkQueue workQueue() {
    throw notHere("the work queue");
  }

  @Override
  public RetentionSweep retention() {
    throw notHere("retention");
  }

  @Override
  public ProjectPurge projectPurge() {
    throw notHere("the purge of projects");
  }

  static InvalidValueException notHere(String what) {
    return new InvalidValueException(
        "lease", "must not be used for " + what, "use the Keelson of the host");
  }
}
