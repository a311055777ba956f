// SPDX-License-Identifier: Apache-2.0
package dev.keelson.spi;

import dev.keelson.core.Check;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.effect.SideEffect;
import dev.keelson.repo.ProjectRepo;
import dev.keelson.repo.Repo;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepStatus;
import dev.keelson.work.Leased;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemDependency;
import dev.keelson.workspace.Checkpoint;
import dev.keelson.workspace.CodingAgentTurn;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ProcessKind;
import dev.keelson.workspace.Session;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules that types can't declare because they involve other values: a store reads those values
 * and calls these checks. Each method throws an {@link InvalidValueException} or returns.
 */
public final class Rules {

  private Rules() {}

  /** Checks that a repo does not become exclusive while another project links it. */
  public static void checkAlone(Repo repo, boolean linkedByOthers) {
    Check.that(
        repo.exclusiveProjectId() == null || !linkedByOthers,
        "repo.exclusiveProjectId",
        "must be a project that alone links the repo",
        "take the links of the others away first");
  }

  /** Checks that a link is not to a repo that is exclusive to another project. */
  public static void checkExclusive(ProjectRepo link, Repo repo) {
    ProjectId exclusive = repo.exclusiveProjectId();
    Check.that(
        exclusive == null || exclusive.equals(link.projectId()),
        "projectRepo.repoId",
        "must be a repo that the project may use",
        "it is exclusive to another project");
  }

  /**
   * Checks that no work item waits for itself, directly or through others. Unlike the other rules,
   * this one is checked last, after the references: SQL stores find a cycle once the dependency is
   * written.
   *
   * @param blockersOf returns what an item waits for directly by the other dependencies that are
   *     stored
   */
  public static void checkAcyclic(
      WorkItemDependency dependency,
      Function<WorkItemId, ? extends Collection<WorkItemId>> blockersOf) {
    Set<WorkItemId> reached = new HashSet<>();
    Deque<WorkItemId> next = new ArrayDeque<>(List.of(dependency.blockerId()));
    while (!next.isEmpty()) {
      WorkItemId item = next.remove();
      if (reached.add(item)) {
        next.addAll(blockersOf.apply(item));
      }
    }
    Check.that(
        !reached.contains(dependency.blockedId()),
        "workItemDependency.blockerId",
        "must not wait for the blocked item",
        "take a dependency of the cycle away first");
  }

  /**
   * Checks that what a new value names of runs, such as a step or a session, belongs to one run.
   * Checked last, after the references, since SQL stores look it up once the value is written.
   *
   * @param field what names it, such as {@code artifact.stepId}
   * @param run the run that the value names, or else that of the step or session that it names
   *     first; null if none
   * @param its the run that it belongs to, null for none
   */
  public static void checkOneRun(String field, @Nullable RunId run, @Nullable RunId its) {
    Check.that(
        run == null || its == null || run.equals(its),
        field,
        "must belong to the same run as what is named beside it",
        "name the run that it belongs to");
  }

  /** Checks that an item waits for what happens at a run of it. */
  public static void checkAwaits(WorkItem item, @Nullable Run run) {
    Check.that(
        run != null && item.id().equals(run.workItemId()),
        "workItem.awaits",
        "must be of a run at the item",
        "name an approval or a run of it that is stored");
  }

  /** Checks that a signal is to a run that goes on. */
  public static void checkSignal(Run run) {
    Check.that(
        RunStatus.LIFECYCLE.isActive(run.status()),
        "signal.runId",
        "must be a run that has not ended",
        "leave it out; nothing waits for it");
  }

  /**
   * Checks that no step begins, waits or runs again in a run that has ended. Checked last, as
   * {@link #checkOneRun}, of a new step and of one that moves.
   */
  public static void checkBegins(RunStep step, Run run) {
    Check.that(
        !RunStepStatus.LIFECYCLE.isActive(step.status())
            || RunStatus.LIFECYCLE.isActive(run.status()),
        "runStep.runId",
        "must be a run that has not ended",
        "begin the step in another attempt");
  }

  /**
   * Checks that a model call names no step that might be stored later, in another run than the one
   * that it names: if that run is stored, the step is. Checked last, as {@link #checkOneRun}.
   */
  public static void checkStepIsStored(boolean isRunStored, boolean isStepStored) {
    Check.that(
        isStepStored || !isRunStored,
        "agentExecution.stepId",
        "must be a step that is stored, as its run is",
        "store the step before");
  }

  /**
   * Checks that a session is given no checkpoint of another one. A new session may begin with one.
   * Checked last, as {@link #checkOneRun}.
   */
  public static void checkCheckpoint(Session session, Checkpoint checkpoint) {
    Check.that(
        checkpoint.sessionId().equals(session.id()),
        "session.lastCheckpointId",
        "must be a checkpoint of the session, unless it began with it",
        "insert a session that begins with it");
  }

  /**
   * Checks that a side effect has the digest of its parameters, as they are before secrets in them
   * are masked: an approval binds the digest, and the record tells the parameters.
   */
  public static void checkParameters(SideEffect effect) {
    Check.that(
        effect.parametersDigest().equals(effect.parameters().digest()),
        "sideEffect.parametersDigest",
        "must be the digest of the parameters",
        "make it with SideEffect.of, and ask for an approval of these parameters");
  }

  /**
   * Checks that a side effect that is intended under a known key is the stored one: that it has the
   * same digest of its parameters, the same target, and the same kind, so that no key of a kind
   * that needs no approval serves one that does.
   */
  public static void checkSameParameters(SideEffect intended, SideEffect stored) {
    Check.that(
        stored.parametersDigest().equals(intended.parametersDigest()),
        "sideEffect.parametersDigest",
        "must be the one that this key was intended with first",
        "use another effectKey for other parameters");
    Check.that(
        Objects.equals(stored.target(), intended.target()),
        "sideEffect.target",
        "must be the one that this key was intended with first",
        "use another effectKey for another target");
    Check.that(
        stored.kind().equals(intended.kind()),
        "sideEffect.kind",
        "must be the one that this key was intended with first",
        "use another effectKey for another kind");
  }

  /**
   * Checks that a process with a {@link CodingAgentTurn} runs an agent. Applies to a new turn, and
   * to an update of a process that has one (R002-63).
   */
  public static void requireAgent(ExecutionProcess process) {
    Check.that(
        process.kind().equals(ProcessKind.CODING_AGENT),
        "executionProcess.kind",
        "must be %s for a process with a turn".formatted(ProcessKind.CODING_AGENT),
        "it is " + process.kind());
  }

  /**
   * Checks that what is leased, and stays so, keeps its exclusive key.
   *
   * @param before the stored value, null for a new one
   */
  public static void checkKey(@Nullable Leased before, Leased after) {
    Check.that(
        before == null
            || before.lock() == null
            || after.lock() == null
            || Objects.equals(before.exclusiveKey(), after.exclusiveKey()),
        after instanceof WorkItem ? "workItem.exclusiveKey" : "run.exclusiveKey",
        "must stay what it is while under lease",
        "end or release the lease first");
  }
}
