// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.approval.ApprovalService;
import dev.keelson.core.Actor;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.Timestamps;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.journal.HoldStore;
import dev.keelson.journal.JournalStore;
import dev.keelson.knowledge.FileIngestion;
import dev.keelson.project.ProjectPurge;
import dev.keelson.repository.LogStore;
import dev.keelson.retention.RetentionSweep;
import dev.keelson.run.StepLedger;
import dev.keelson.spi.Store;
import dev.keelson.work.Lease;
import dev.keelson.work.WorkQueue;
import dev.keelson.workspace.Termination;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The store as seen by one unit of work: its rows, its actor and its clock.
 *
 * @param layer the rows
 * @param actor the actor that signs writes
 * @param clock the only clock of the store; leases expire by it
 * @param turn the project where the last claim over several ended; the next one begins behind it
 */
record MemoryStore(
    Layer layer, Actor actor, InstantSource clock, AtomicReference<@Nullable ProjectId> turn)
    implements Store {

  /** Returns the current time, in microsecond precision. */
  Instant now() {
    return Timestamps.of(clock.instant(), "now");
  }

  /** Runs {@code work} atomically as a nested unit: nothing of it remains if it throws. */
  <R> R change(Function<MemoryStore, R> work) {
    return layer.change(above -> work.apply(on(above)));
  }

  /** Runs {@code query} on one consistent state. */
  <R> R read(Function<Layer, R> query) {
    return layer.read(query);
  }

  @Override
  public Store actingAs(Actor other) {
    return new MemoryStore(layer, Objects.requireNonNull(other, "actor"), clock, turn);
  }

  @Override
  public <R> R inTransaction(Function<? super Store, ? extends R> work) {
    return change(work::apply);
  }

  @Override
  public <R> R inSnapshot(Function<? super Store, ? extends R> work) {
    return work.apply(on(layer.snapshot()));
  }

  @Override
  public void fence(Lease lease, Set<RunId> runs) {
    new LeasedWork(this, lease.projectId()).hold(lease, runs);
  }

  @Override
  public MemoryEntityStore entities() {
    return new MemoryEntityStore(this);
  }

  @Override
  public MemoryQueryStore queries() {
    return new MemoryQueryStore(this);
  }

  @Override
  public LogStore logs() {
    return new MemoryLogStore(this);
  }

  @Override
  public WorkQueue workQueue() {
    return new MemoryWorkQueue(this);
  }

  @Override
  public RetentionSweep retention() {
    return new MemoryRetentionSweep(this);
  }

  @Override
  public ProjectPurge projectPurge() {
    return new MemoryProjectPurge(this);
  }

  @Override
  public StepLedger stepLedger(ProjectId project) {
    return new MemoryStepLedger(new LeasedWork(this, project));
  }

  @Override
  public SideEffectLedger sideEffectLedger(ProjectId project) {
    return new MemorySideEffectLedger(new LeasedWork(this, project));
  }

  @Override
  public ApprovalService approvalService(ProjectId project) {
    return new MemoryApprovalService(this, project);
  }

  @Override
  public Termination termination(ProjectId project) {
    return new MemoryTermination(this, project);
  }

  @Override
  public FileIngestion fileIngestion(ProjectId project) {
    return new MemoryFileIngestion(this, project);
  }

  @Override
  public JournalStore journals() {
    return new MemoryJournal(this);
  }

  @Override
  public HoldStore holds() {
    return new MemoryHolds(this);
  }

  private MemoryStore on(Layer other) {
    return new MemoryStore(other, actor, clock, turn);
  }
}
