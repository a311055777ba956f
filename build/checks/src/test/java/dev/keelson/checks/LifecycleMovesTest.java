// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.agent.AgentId;
import dev.keelson.artifact.ArtifactStatus;
import dev.keelson.change.PullRequest;
import dev.keelson.core.Actor;
import dev.keelson.core.Entity;
import dev.keelson.core.Failure;
import dev.keelson.core.Id;
import dev.keelson.core.Json;
import dev.keelson.core.KeelsonException;
import dev.keelson.core.Lifecycle.Transition;
import dev.keelson.core.ProjectId;
import dev.keelson.core.State;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkspaceId;
import dev.keelson.delivery.DeploymentObservation;
import dev.keelson.delivery.DeploymentStatus;
import dev.keelson.project.Project;
import dev.keelson.query.EntityType;
import dev.keelson.repo.RepoId;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepStatus;
import dev.keelson.spi.EntityTypes;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.ChatThreads;
import dev.keelson.testkit.fixtures.Checkpoints;
import dev.keelson.testkit.fixtures.Credentials;
import dev.keelson.testkit.fixtures.Deployments;
import dev.keelson.testkit.fixtures.ExecutionProcesses;
import dev.keelson.testkit.fixtures.Integrations;
import dev.keelson.testkit.fixtures.IssueAnalyses;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectRepos;
import dev.keelson.testkit.fixtures.PullRequests;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.SandboxJobs;
import dev.keelson.testkit.fixtures.Sessions;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.testkit.fixtures.SyncStates;
import dev.keelson.testkit.fixtures.WebhookDeliveries;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.testkit.fixtures.Workspaces;
import dev.keelson.work.Awaited;
import dev.keelson.work.AwaitedEvent;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import dev.keelson.workspace.Checkpoint;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.Workspace;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The methods of the values make every move that their lifecycles have, and no other. */
final class LifecycleMovesTest {

  private static final ProjectId SHOP = ProjectId.next();
  private static final Run RUN = Runs.pending(SHOP);
  private static final RunStep STEP = RunSteps.planned(RUN, "compile");

  private static final Workspace WORKSPACE = Workspaces.preparing(SHOP);
  private static final Session SESSION = Sessions.created(WORKSPACE);
  private static final PullRequest PULL = PullRequests.open(SHOP, RepoId.next(), 7);

  /** A fresh value of every type that has a lifecycle. */
  private static final List<Entity<?>> FRESH =
      List.of(
          Project.named("shop", "Shop", Made.NOW),
          ProjectRepos.linking(SHOP, RepoId.next()),
          Integrations.chat(SHOP),
          Credentials.minimal(),
          SyncStates.pending(),
          WorkItems.pending(SHOP),
          RUN,
          STEP,
          Approvals.pending(RUN),
          SideEffects.push(STEP, "push"),
          Artifacts.log(SHOP, "log").withStatus(ArtifactStatus.STAGED),
          WebhookDeliveries.minimal(),
          IssueAnalyses.pending(SHOP, RepoId.next()),
          ChatThreads.begun(SHOP),
          Deployments.pending(SHOP),
          WORKSPACE,
          SESSION.checkpointed(Checkpoints.minimal(SESSION)),
          ExecutionProcesses.running(SESSION),
          SandboxJobs.queued(RUN),
          PULL);

  /** What a method that makes a move may ask for. */
  private static final Map<Class<?>, Object> ARGUMENTS =
      Map.ofEntries(
          entry(Instant.class, Made.NOW),
          entry(Actor.class, Actor.user("ana")),
          entry(StatusReason.class, StatusReason.SUPERSEDED),
          entry(Failure.class, Made.FAILURE),
          entry(Json.class, Json.EMPTY),
          entry(AgentId.class, AgentId.next()),
          entry(String.class, "/srv/shop"),
          entry(UUID.class, UUID.randomUUID()),
          entry(AwaitedEvent.class, Awaited.signal(RUN.id(), "checks")),
          entry(long.class, 0L),
          entry(WorkspaceId.class, WORKSPACE.id()),
          entry(Checkpoint.class, Checkpoints.minimal(SESSION)),
          entry(PullRequest.class, PULL),
          entry(
              DeploymentObservation.class,
              DeploymentObservation.of(DeploymentStatus.RUNNING, Made.NOW)));

  @Test
  void there_is_a_fresh_value_of_every_type_with_a_lifecycle() {
    assertThat(FRESH.stream().map(Object::getClass).collect(toSet()))
        .as("types with a value in FRESH; add one of each that is missing")
        .isEqualTo(
            EntityTypes.ALL.stream()
                .filter(type -> type.lifecycle().isPresent())
                .map(EntityType::type)
                .collect(toSet()));
  }

  @Test
  @Proves({"R002-21", "R004-29"})
  void the_methods_of_a_value_make_the_moves_of_its_lifecycle_and_no_others() {
    for (EntityType<?, ?> type : EntityTypes.ALL) {
      type.lifecycle()
          .ifPresent(lifecycle ->
              assertThat(movesMadeBy(type))
                  .as(lifecycle.kind())
                  .containsExactlyInAnyOrderElementsOf(
                      lifecycle.transitions().stream().map(LifecycleMovesTest::words).toList()));
    }
  }

  @Test
  @Proves("R002-24")
  void a_task_may_be_in_progress_from_the_start() {
    WorkItem item = WorkItem.titled(SHOP, "Fix the login", Made.NOW).started();
    assertThat(item.status()).isEqualTo(WorkItemStatus.IN_PROGRESS);
    assertThat(item.audit().version()).isZero();
  }

  @Test
  @Proves({"R004-36", "R004-41", "R004-49", "R004-51"})
  void every_retry_of_a_step_counts_as_one_attempt_more() {
    RunStep step = RunStep.planned(RUN, 0, "compile", "Compile", Made.NOW);
    assertThat(step.status()).isEqualTo(RunStepStatus.PENDING);
    assertThat(step.attempt()).isZero();
    RunStep failed = step.running(Made.NOW).failed(Made.FAILURE, Made.NOW);
    assertThat(failed.attempt()).isEqualTo(1);
    RunStep again = failed.retried().running(Made.NOW);
    assertThat(again.attempt()).isEqualTo(2);
    assertThat(again.awaitingApproval().running(Made.NOW).attempt()).isEqualTo(2);
  }

  /** Calls every method in every state that the methods lead to. */
  private static <T extends Entity<I>, I extends Id> Set<String> movesMadeBy(
      EntityType<T, I> type) {
    T fresh =
        FRESH.stream()
            .filter(type.type()::isInstance)
            .map(type.type()::cast)
            .findFirst()
            .orElseThrow();
    Set<String> moves = new HashSet<>();
    Map<String, T> reached = new LinkedHashMap<>(Map.of(status(type, fresh), fresh));
    Deque<T> todo = new ArrayDeque<>(reached.values());
    while (!todo.isEmpty()) {
      T value = todo.pop();
      String from = status(type, value);
      for (T next : changed(type, value)) {
        String to = status(type, next);
        if (!to.equals(from)) {
          moves.add(from + " -> " + to);
          if (reached.putIfAbsent(to, next) == null) {
            todo.add(next);
          }
        }
      }
    }
    return moves;
  }

  /** The same value after each of its methods that does not refuse. */
  private static <T extends Entity<I>, I extends Id> List<T> changed(
      EntityType<T, I> type, T value) {
    return Arrays.stream(type.type().getMethods())
        .filter(method -> method.getReturnType() == type.type())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> !method.getName().startsWith("with"))
        .flatMap(method -> call(method, value).map(type.type()::cast).stream())
        .filter(next -> next.id().equals(value.id()))
        .toList();
  }

  private static Optional<Object> call(Method method, Object value) {
    Object[] arguments =
        Stream.of(method.getParameterTypes())
            .map(type ->
                Optional.ofNullable(ARGUMENTS.get(type))
                    .orElseThrow(() ->
                        new AssertionError(
                            "%s asks for a %s; add one to ARGUMENTS".formatted(method, type))))
            .toArray();
    try {
      return Optional.of(method.invoke(value, arguments));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof KeelsonException) {
        return Optional.empty();
      }
      throw new AssertionError(method + " failed on " + value, e);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static <T extends Entity<I>, I extends Id> String status(EntityType<T, I> type, T value) {
    State status = type.states().orElseThrow().of(value);
    return status.wireName();
  }

  private static String words(Transition<?> move) {
    return ((State) move.from()).wireName() + " -> " + ((State) move.to()).wireName();
  }
}
