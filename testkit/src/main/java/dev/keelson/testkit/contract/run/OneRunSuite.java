// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.ProjectScope;
import dev.keelson.activity.Activity;
import dev.keelson.approval.Approval;
import dev.keelson.artifact.Artifact;
import dev.keelson.change.PullRequest;
import dev.keelson.conversation.ChatThread;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.core.StatusReason;
import dev.keelson.delivery.Deployment;
import dev.keelson.delivery.InfraResource;
import dev.keelson.effect.SideEffect;
import dev.keelson.journal.JournalEntry;
import dev.keelson.query.EntityType;
import dev.keelson.query.Names;
import dev.keelson.query.RowType;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.run.SandboxJob;
import dev.keelson.run.Signal;
import dev.keelson.spi.EntityTypes;
import dev.keelson.testkit.contract.Components;
import dev.keelson.testkit.contract.Components.Component;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Activities;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.ChatThreads;
import dev.keelson.testkit.fixtures.Checkpoints;
import dev.keelson.testkit.fixtures.Deployments;
import dev.keelson.testkit.fixtures.ExecutionProcesses;
import dev.keelson.testkit.fixtures.InfraResources;
import dev.keelson.testkit.fixtures.PullRequests;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.SandboxJobs;
import dev.keelson.testkit.fixtures.SessionEvents;
import dev.keelson.testkit.fixtures.Sessions;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.testkit.fixtures.Signals;
import dev.keelson.usage.AgentExecution;
import dev.keelson.work.Lease;
import dev.keelson.workspace.Checkpoint;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.SessionEvent;
import dev.keelson.workspace.SessionId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever names a run, a step or a session names those of one run, and is fenced with it. */
public abstract class OneRunSuite extends Suite {

  /** What tells the run that a value belongs to. */
  private static final Set<Class<?>> TELLING =
      Set.of(RunId.class, RunStepId.class, SessionId.class);

  @Test
  final void this_suite_knows_every_type_that_names_a_run_a_step_or_a_session() {
    assertThat(inserts().keySet())
        .containsExactlyInAnyOrderElementsOf(
            EntityTypes.rows().stream()
                // attempts are runs of their own, and stores write journals
                .filter(type -> !Set.of(Run.TYPE, JournalEntry.TYPE).contains(type))
                .filter(type -> !named(type).isEmpty())
                .collect(Collectors.toSet()));
  }

  @Test
  final void what_names_a_run_is_known_by_it_and_keeps_it() {
    for (RowType<?> type : inserts().keySet()) {
      for (Component component : named(type)) {
        String column = type.name() + "." + component.name();
        assertThat(type.attributes())
            .as(column)
            .map(attribute -> Names.component(attribute.name()))
            .contains(component.name());
        if (type instanceof EntityType<?, ?> entity) {
          assertThat(Stream.concat(entity.kept().fixed().stream(), entity.kept().once().stream()))
              .as("what updates keep, as %s", column)
              .map(attribute -> Names.component(attribute.name()))
              .contains(component.name());
        }
      }
    }
  }

  @Test
  final void all_that_is_named_is_of_one_run() {
    Place own = place();
    Place theirs = place();
    inserts()
        .forEach((type, insert) -> {
          Set<Class<?>> names =
              named(type).stream().map(Component::type).collect(Collectors.toSet());
          if (names.size() > 1) {
            for (Class<?> foreign : names) {
              if (foreign != RunId.class) {
                assertRefused(type, insert, own.with(foreign, theirs), foreign);
              }
            }
            if (names.contains(SessionId.class)) {
              assertRefused(type, insert, own.withoutRun().with(RunStepId.class, theirs), null);
            }
          }
          insert.into(shop.project(), own);
        });
  }

  private void assertRefused(
      RowType<?> type, Insert insert, Place place, @Nullable Class<?> foreign) {
    String field = foreign == SessionId.class ? "sessionId" : "stepId";
    assertThatExceptionOfType(InvalidValueException.class)
        .as("%s with the %s of another run", type, field)
        .isThrownBy(() -> insert.into(shop.project(), place))
        .withMessage(
            "%s.%s must belong to the same run as what is named beside it; name the run that it"
                + " belongs to",
            Names.component(type.name()), field);
  }

  @Test
  final void all_that_names_something_of_a_run_is_fenced_with_it() {
    Place own = place();
    Place theirs = place();
    ProjectScope under = shop.project().under(own.lease);
    inserts()
        .forEach((type, insert) -> {
          insert.into(under, own);
          for (Place place : List.of(theirs, theirs.withoutRun())) {
            if (isFencedThere(type, place)) {
              assertThatExceptionOfType(NotFoundException.class)
                  .as("%s of another run", type)
                  .isThrownBy(() -> insert.into(under, place.under(own.lease)))
                  .satisfies(e -> assertThat(e.id()).isEqualTo(theirs.run.id()));
            }
          }
        });
    shop.project().termination().cancel(own.run.id(), StatusReason.KILLED);
    inserts()
        .forEach((type, insert) -> {
          for (Place place : List.of(own, own.withoutRun())) {
            if (isFencedThere(type, place)) {
              assertThatExceptionOfType(StaleLeaseException.class)
                  .as("%s of a run that has ended", type)
                  .isThrownBy(() -> insert.into(under, place));
            }
          }
        });
  }

  /** Whether a value names something of a run at a place that does not tell which run it is. */
  private static boolean isFencedThere(RowType<?> type, Place place) {
    return place.named
        || named(type).stream().anyMatch(component -> component.type() != RunId.class);
  }

  @Test
  final void a_pull_request_of_no_run_may_become_that_of_one_once() {
    Place own = place();
    PullRequest observed =
        shop.project().pullRequests().insert(PullRequests.open(shop.id(), shop.repo().id(), 7));
    PullRequest linked =
        shop.project().under(own.lease).pullRequests().update(observed.withRunId(own.run.id()));
    for (RunId run : List.of(shop.run().id(), place().run.id())) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> shop.project().pullRequests().update(linked.withRunId(run)))
          .withMessage("pullRequest.runId must stay what it is; insert another value");
    }
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> shop.project().pullRequests().update(linked.withRunId(null)));
    assertThat(shop.project().pullRequests().get(linked.id())).isEqualTo(linked);
  }

  /** The components that tell a run, but for the id of a value itself. */
  private static List<Component> named(RowType<?> type) {
    return Components.of(type.type()).stream()
        .filter(component -> TELLING.contains(component.type()))
        .filter(component -> !component.name().equals("id"))
        .toList();
  }

  private Place place() {
    Work work = shop.work();
    return new Place(
        work.lease(),
        work.run(),
        shop.project().steps().insert(RunSteps.planned(work.run(), "compile")),
        shop.project()
            .sessions()
            .insert(Sessions.created(shop.workspace()).withRunId(work.run().id())),
        true);
  }

  /** How something that names the run, the step and the session of a place is stored. */
  private Map<RowType<?>, Insert> inserts() {
    ProjectId id = shop.id();
    Map<RowType<?>, Insert> inserts = new LinkedHashMap<>();
    inserts.put(
        RunStep.TYPE, (p, at) -> p.steps().insert(RunSteps.planned(at.run, "step " + fresh())));
    inserts.put(
        Signal.TYPE, (p, at) -> p.signals().insert(Signals.minimal(at.run).withSignalKey(fresh())));
    inserts.put(
        Approval.TYPE,
        (p, at) ->
            p.approvalService()
                .request(Approvals.pending(at.run).withTarget(fresh()).withStepId(at.step.id())));
    inserts.put(
        SideEffect.TYPE,
        (p, at) ->
            p.sideEffectLedger()
                .intend(
                    at.lease,
                    SideEffects.push(at.step, fresh())
                        .withRunId(at.run.id())
                        .withStepId(at.step.id())));
    inserts.put(
        Artifact.TYPE,
        (p, at) ->
            p.artifacts()
                .insert(Artifacts.log(id, "log").withRunId(at.runId()).withStepId(at.step.id())));
    inserts.put(
        ChatThread.TYPE,
        (p, at) -> p.threads().insert(ChatThreads.begun(id).withRunId(at.runId())));
    inserts.put(
        Deployment.TYPE,
        (p, at) -> p.deployments().insert(Deployments.pending(id).withRunId(at.runId())));
    inserts.put(
        Activity.TYPE,
        (p, at) -> p.activities().append(Activities.triggered(id).withRunId(at.runId())));
    inserts.put(
        InfraResource.TYPE,
        (p, at) ->
            p.infrastructure()
                .insert(InfraResources.minimal(id).withExternalId(fresh()).withRunId(at.runId())));
    inserts.put(
        PullRequest.TYPE,
        (p, at) ->
            p.pullRequests()
                .insert(PullRequests.open(id, shop.repo().id(), 7).withRunId(at.runId())));
    inserts.put(
        SandboxJob.TYPE,
        (p, at) -> p.sandboxJobs().insert(SandboxJobs.queued(at.run).withStepId(at.step.id())));
    inserts.put(
        AgentExecution.TYPE,
        (p, at) ->
            p.usage()
                .append(
                    List.of(
                        AgentExecutions.unmeasured(id, at.lease.holder())
                            .withRunId(at.runId())
                            .withStepId(at.step.id()))));
    inserts.put(
        Session.TYPE,
        (p, at) ->
            p.sessions()
                .insert(
                    Sessions.created(shop.workspace())
                        .withRunId(at.runId())
                        .withStepId(at.step.id())));
    inserts.put(
        Checkpoint.TYPE,
        (p, at) -> p.checkpoints().insert(Checkpoints.minimal(at.session).withExternalId(fresh())));
    inserts.put(
        ExecutionProcess.TYPE,
        (p, at) ->
            p.processes()
                .insert(
                    ExecutionProcesses.running(at.session)
                        .withRunId(at.runId())
                        .withStepId(at.step.id())));
    inserts.put(
        SessionEvent.TYPE,
        (p, at) -> p.sessionEvents().append(SessionEvents.named(id, at.session.id(), "x")));
    return inserts;
  }

  private static String fresh() {
    return UUID.randomUUID().toString();
  }

  private interface Insert {
    void into(ProjectScope project, Place at);
  }

  /**
   * What can be named.
   *
   * @param named whether a value that need not name its run does so
   */
  private record Place(Lease lease, Run run, RunStep step, Session session, boolean named) {

    @Nullable RunId runId() {
      return named ? run.id() : null;
    }

    Place under(Lease other) {
      return new Place(other, run, step, session, named);
    }

    Place withoutRun() {
      return new Place(lease, run, step, session, false);
    }

    /** This place, but for what is named by an id of that type. */
    Place with(Class<?> id, Place other) {
      return id == RunStepId.class
          ? new Place(lease, run, other.step, session, named)
          : new Place(lease, run, step, other.session, named);
    }
  }
}
