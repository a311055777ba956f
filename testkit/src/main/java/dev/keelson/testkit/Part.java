// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import dev.keelson.agent.Agent;
import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalDecision;
import dev.keelson.approval.ApprovalService;
import dev.keelson.artifact.Artifact;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.journal.JournalEntry;
import dev.keelson.knowledge.FileIngestion;
import dev.keelson.project.Project;
import dev.keelson.project.ProjectPurge;
import dev.keelson.query.RowType;
import dev.keelson.repository.LogStore;
import dev.keelson.retention.RetentionSweep;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.run.Signal;
import dev.keelson.run.StepLedger;
import dev.keelson.usage.AgentExecution;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemDependency;
import dev.keelson.work.WorkQueue;
import dev.keelson.workspace.Termination;
import java.util.List;
import java.util.Map;

/**
 * A part of the domain that a store may keep without the others. A store that keeps only some says
 * so in {@link StoreFixture#parts}; the contract then holds it to these in full, and reports each
 * test that needs another one as skipped, with what it needs.
 */
public enum Part {
  /**
   * Projects, agents, and the journal of every transition of what is kept: every store keeps these.
   */
  CORE(Project.TYPE, Agent.TYPE, JournalEntry.TYPE),

  /** Work items, what they wait for, and the queue that hands them out under a lease. */
  WORK(WorkItem.TYPE, WorkItemDependency.TYPE),

  /**
   * Runs, their steps and signals; steps are recorded under a lease, so this needs {@link #WORK}.
   */
  RUNS(Run.TYPE, RunStep.TYPE, Signal.TYPE),

  /** Approvals and their decisions, of {@link #RUNS}. */
  APPROVALS(Approval.TYPE, ApprovalDecision.TYPE),

  /** Side effects of {@link #RUNS}, which {@link #APPROVALS} allow. */
  EFFECTS(SideEffect.TYPE),

  /** Artifacts of {@link #RUNS}, version by version. */
  ARTIFACTS(Artifact.TYPE),

  /** The ledger of what model calls of {@link #RUNS} used. */
  USAGE(AgentExecution.TYPE),

  /**
   * All else: repositories and changes, workspaces with what runs in them, workflows, files and
   * conversations, deployments, deliveries, settings; and what goes over everything, such as
   * retention and purges.
   */
  THE_REST();

  private static final Map<Class<?>, Part> INTERFACES =
      Map.of(
          WorkQueue.class, WORK,
          StepLedger.class, RUNS,
          ApprovalService.class, APPROVALS,
          SideEffectLedger.class, EFFECTS,
          LogStore.class, THE_REST,
          Termination.class, THE_REST,
          FileIngestion.class, THE_REST,
          RetentionSweep.class, THE_REST,
          ProjectPurge.class, THE_REST);

  @SuppressWarnings("ImmutableEnumChecker") // types are immutable, though nothing says so
  private final List<RowType<?>> types;

  Part(RowType<?>... types) {
    this.types = List.of(types);
  }

  /** Returns the part that an interface of {@link dev.keelson.spi.Store} belongs to. */
  public static Part of(Class<?> spi) {
    return INTERFACES.getOrDefault(spi, CORE);
  }

  /** Returns the part that a type belongs to. */
  public static Part of(RowType<?> type) {
    for (Part part : values()) {
      if (part.types.contains(type)) {
        return part;
      }
    }
    return THE_REST;
  }
}
