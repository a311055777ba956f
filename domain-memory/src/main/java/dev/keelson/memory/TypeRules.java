// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.Names;
import dev.keelson.query.RowType;
import dev.keelson.query.Scope;
import dev.keelson.repo.ProjectRepo;
import dev.keelson.repo.Repo;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.run.Signal;
import dev.keelson.spi.Rules;
import dev.keelson.usage.AgentExecution;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemDependency;
import dev.keelson.workspace.Checkpoint;
import dev.keelson.workspace.CheckpointId;
import dev.keelson.workspace.CodingAgentTurn;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.SessionId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules that a type can't declare because they involve other values; in SQL stores these are
 * triggers.
 */
final class TypeRules {

  private static final List<Rule<?>> ALL =
      List.of(
          new Rule<>(Repo.TYPE, TypeRules::repo),
          new Rule<>(ProjectRepo.TYPE, TypeRules::projectRepo),
          new Rule<>(CodingAgentTurn.TYPE, TypeRules::turn),
          new Rule<>(ExecutionProcess.TYPE, TypeRules::process),
          new Rule<>(AgentExecution.TYPE, TypeRules::modelCall),
          new Rule<>(WorkItem.TYPE, (layer, before, item) -> Rules.checkKey(before, item)),
          new Rule<>(Run.TYPE, (layer, before, run) -> Rules.checkKey(before, run)));

  private static final List<Rule<?>> LAST =
      List.of(
          new Rule<>(WorkItemDependency.TYPE, TypeRules::dependency),
          new Rule<>(RunStep.TYPE, TypeRules::step),
          new Rule<>(Signal.TYPE, TypeRules::signal),
          new Rule<>(Session.TYPE, TypeRules::session),
          new Rule<>(AgentExecution.TYPE, TypeRules::stepOfCall));

  private TypeRules() {}

  /**
   * Checks a value against the rules of its type.
   *
   * @param before the stored value, null for a new one
   */
  static <T> void check(Layer layer, RowType<T> type, @Nullable T before, T value) {
    ALL.stream()
        .filter(rule -> rule.type.equals(type))
        .forEach(rule -> rule.check(layer, before, value));
  }

  /**
   * Checks the rules that come last, after the references of a value.
   *
   * @param before the stored value, null for a new one
   */
  static <T> void checkLast(Layer layer, RowType<T> type, @Nullable T before, T value) {
    if (before == null) {
      checkOneRun(layer, type, value);
    }
    LAST.stream()
        .filter(rule -> rule.type.equals(type))
        .forEach(rule -> rule.check(layer, before, value));
  }

  /** Checks that a signal is to a run that goes on. */
  private static void signal(Layer layer, @Nullable Signal before, Signal signal) {
    if (before == null) {
      Rows.find(layer, Run.TYPE, signal.projectId(), signal.runId()).ifPresent(Rules::checkSignal);
    }
  }

  private static void dependency(
      Layer layer, @Nullable WorkItemDependency before, WorkItemDependency dependency) {
    Map<WorkItemId, List<WorkItemId>> blockers =
        Rows.in(layer, WorkItemDependency.TYPE, in(dependency))
            .filter(other -> !other.id().equals(dependency.id()))
            .collect(
                groupingBy(
                    WorkItemDependency::blockedId,
                    mapping(WorkItemDependency::blockerId, toList())));
    Rules.checkAcyclic(dependency, item -> blockers.getOrDefault(item, List.of()));
  }

  /** Checks that no step begins in a run that has ended. */
  private static void step(Layer layer, @Nullable RunStep before, RunStep step) {
    if (before == null || before.status() != step.status()) {
      Rows.find(layer, Run.TYPE, step.projectId(), step.runId())
          .ifPresent(run -> Rules.checkBegins(step, run));
    }
  }

  /** Checks that a session is given checkpoints of its own. */
  private static void session(Layer layer, @Nullable Session before, Session session) {
    CheckpointId last = session.lastCheckpointId();
    if (before != null && last != null && !last.equals(before.lastCheckpointId())) {
      Rows.find(layer, Checkpoint.TYPE, session.projectId(), last)
          .ifPresent(checkpoint -> Rules.checkCheckpoint(session, checkpoint));
    }
  }

  /** Checks that the step of a model call is stored if its run is. */
  private static void stepOfCall(
      Layer layer, @Nullable AgentExecution before, AgentExecution call) {
    if (call.runId() != null && call.stepId() != null) {
      Rules.checkStepIsStored(
          Rows.find(layer, Run.TYPE, call.projectId(), call.runId()).isPresent(),
          Rows.find(layer, RunStep.TYPE, call.projectId(), call.stepId()).isPresent());
    }
  }

  /** Checks that a new value names steps and sessions of one run, in the order of declaration. */
  private static <T> void checkOneRun(Layer layer, RowType<T> type, T value) {
    RunId run = Moves.run(type, value);
    for (Attribute<T, ?> attribute : type.attributes()) {
      RunId its =
          switch ((Object) attribute.of(value)) {
            case RunStepId step when !type.equals(RunStep.TYPE) ->
                named(layer, RunStep.TYPE, value, step, RunStep::runId);
            case SessionId session when !type.equals(Session.TYPE) ->
                named(layer, Session.TYPE, value, session, Session::runId);
            case null, default -> null;
          };
      Rules.checkOneRun(
          Names.component(type.name()) + "." + Names.component(attribute.name()), run, its);
      run = run == null ? its : run;
    }
  }

  private static <T extends Entity<I>, I extends Id> @Nullable RunId named(
      Layer layer, EntityType<T, I> type, Object by, I id, Function<T, @Nullable RunId> run) {
    return Rows.find(layer, type, Rows.owner(by), id).map(run).orElse(null);
  }

  /** Checks that a repo is exclusive to a project only if no other one links it. */
  private static void repo(Layer layer, @Nullable Repo before, Repo repo) {
    ProjectId alone = repo.exclusiveProjectId();
    if (before != null && alone != null) {
      Rules.checkAlone(
          repo,
          Rows.in(layer, ProjectRepo.TYPE, new Scope.Everywhere())
              .anyMatch(
                  link -> link.repoId().equals(repo.id()) && !link.projectId().equals(alone)));
    }
  }

  /** Checks that a project links no repo that is exclusive to another one. */
  private static void projectRepo(Layer layer, @Nullable ProjectRepo before, ProjectRepo link) {
    if (before == null || !before.repoId().equals(link.repoId())) {
      Rows.find(layer, Repo.TYPE, null, link.repoId())
          .ifPresent(repo -> Rules.checkExclusive(link, repo));
    }
  }

  /** Checks that only a process that runs an agent has a turn. */
  private static void turn(Layer layer, @Nullable CodingAgentTurn before, CodingAgentTurn turn) {
    Rows.find(layer, ExecutionProcess.TYPE, turn.projectId(), turn.processId())
        .ifPresent(Rules::requireAgent);
  }

  /** Checks that a process with a turn remains one that runs an agent. */
  private static void process(
      Layer layer, @Nullable ExecutionProcess before, ExecutionProcess process) {
    if (before != null
        && Rows.in(layer, CodingAgentTurn.TYPE, in(process))
            .anyMatch(turn -> turn.processId().equals(process.id()))) {
      Rules.requireAgent(process);
    }
  }

  /** Checks that the agent of a model call is stored. Its run and step need not be. */
  private static void modelCall(Layer layer, @Nullable AgentExecution before, AgentExecution call) {
    References.check(layer, call, AgentExecution.AGENT_ID, call.id());
  }

  private static Scope in(ProjectOwned value) {
    return new Scope.Projects(List.of(value.projectId()));
  }

  private interface Checking<T> {
    void check(Layer layer, @Nullable T before, T value);
  }

  private record Rule<T>(RowType<T> type, Checking<T> checking) {

    void check(Layer layer, @Nullable Object before, Object value) {
      Class<T> its = type.type();
      checking.check(layer, before == null ? null : its.cast(before), its.cast(value));
    }
  }
}
