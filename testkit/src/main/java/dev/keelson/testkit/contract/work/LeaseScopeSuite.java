// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.AgentId;
import dev.keelson.approval.Approval;
import dev.keelson.conversation.ChatThread;
import dev.keelson.core.Actor;
import dev.keelson.core.Entity;
import dev.keelson.core.ForeignProjectException;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.core.StatusReason;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.ChatMessages;
import dev.keelson.testkit.fixtures.ChatThreads;
import dev.keelson.testkit.fixtures.ExecutionProcesses;
import dev.keelson.testkit.fixtures.FileChunks;
import dev.keelson.testkit.fixtures.LogChunks;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectFiles;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.SessionEvents;
import dev.keelson.testkit.fixtures.Sessions;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.testkit.fixtures.Workspaces;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.SessionId;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A project under a lease: nothing is written there once the lease is stale. */
public abstract class LeaseScopeSuite extends Suite {

  @Test
  final void everything_is_written_while_the_lease_holds_and_signed_by_its_holder() {
    Begun begun = begun();
    Lease lease = begun.work.lease();
    begun.writes().forEach((name, write) -> write.accept(shop.project().under(lease)));
    Actor holder = lease.holder().actor();
    assertThat(shop.project().runs().get(begun.work.run().id()).audit().updatedBy())
        .isEqualTo(holder);
    assertThat(all(page -> shop.project().artifacts().findByRun(begun.work.run().id(), page)))
        .hasSize(1)
        .extracting(Entity::audit)
        .allSatisfy(audit -> assertThat(audit.updatedBy()).isEqualTo(holder));
    assertThat(shop.project().approvals().get(begun.asked.id()).requestedBy()).isEqualTo(holder);
  }

  @Test
  final void nothing_is_written_once_another_has_taken_the_work_over() {
    Begun begun = begun();
    Lease stale = shop.taken(begun.work.lease(), fixture);
    AgentId other = shop.project().workItems().get(stale.workItemId()).lockedByAgentId();
    assertStale(begun, new StaleLeaseException(stale.workItemId(), 1, other, TestWorld.WORKER, 2));
  }

  @Test
  final void nothing_is_written_under_an_earlier_lease_of_the_same_holder() {
    Begun begun = begun();
    Lease first = begun.work.lease();
    fixture.expire(first);
    Lease second =
        keelson
            .workQueue()
            .lease(
                LeaseRequest.on(shop.id(), first.subject(), first.holder())
                    .worker(TestWorld.WORKER));
    assertThat(second.token()).as("token").isEqualTo(2);
    assertStale(
        begun, new StaleLeaseException(first.workItemId(), 1, first.holder(), TestWorld.WORKER, 2));
  }

  @Test
  final void nothing_is_written_once_the_work_has_ended() {
    List<Consumer<Lease>> ends =
        List.of(
            lease -> keelson.workQueue().complete(lease, Outcome.success()),
            lease -> keelson.workQueue().release(lease),
            lease ->
                shop.project()
                    .workItems()
                    .update(
                        lease.workItemId(),
                        item -> item.cancelled(StatusReason.CANCELLED_BY_USER, Made.NOW)));
    for (Consumer<Lease> end : ends) {
      Begun begun = begun();
      Lease lease = begun.work.lease();
      end.accept(lease);
      assertStale(begun, new StaleLeaseException(lease.workItemId(), 1, null, null, 1));
    }
  }

  private void assertStale(Begun begun, StaleLeaseException refusal) {
    Map<String, List<?>> before = everything(begun);
    ProjectScope under = shop.project().under(begun.work.lease());
    Map<String, Consumer<ProjectScope>> writes = begun.writes();
    writes.put("a hold", p -> p.holds().place(begun.work.run().id(), "a claim"));
    writes.put("a lift", p -> p.holds().lift(begun.work.run().id()));
    writes.forEach((name, write) -> {
      assertThatExceptionOfType(StaleLeaseException.class)
          .as(name)
          .isThrownBy(() -> write.accept(under))
          .withMessage(refusal.getMessage());
      assertThat(everything(begun)).as("after " + name).isEqualTo(before);
    });
  }

  @Test
  final void nothing_goes_on_in_a_run_that_has_ended() {
    Begun begun = begun();
    Lease lease = begun.work.lease();
    ProjectScope under = shop.project().under(lease);
    Run ended = shop.project().termination().cancel(begun.work.run().id(), StatusReason.KILLED);
    Map<String, List<?>> before = everything(begun);
    begun
        .inRun()
        .forEach((name, write) -> {
          assertThatExceptionOfType(StaleLeaseException.class)
              .as(name)
              .isThrownBy(() -> write.accept(under))
              .withMessageContaining(
                  "does not reach " + ended.id().describe() + ", which is cancelled");
          assertThat(everything(begun)).as("after " + name).isEqualTo(before);
        });
  }

  @Test
  final void nothing_is_written_in_a_run_of_another_item() {
    Begun begun = begun();
    Begun other = begun();
    ProjectScope under = shop.project().under(other.work.lease());
    Map<String, List<?>> before = everything(begun);
    begun
        .inRun()
        .forEach((name, write) -> {
          if (!name.contains("ledger")) {
            assertThatExceptionOfType(NotFoundException.class)
                .as(name)
                .isThrownBy(() -> write.accept(under))
                .withMessageContaining(begun.work.run().id().describe());
          }
          assertThat(everything(begun)).as("after " + name).isEqualTo(before);
        });
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> under.runs().insert(Runs.at(begun.item(), begun.work.lease().holder())))
        .satisfies(e -> assertThat(e.field()).isEqualTo("run.workItemId"));
  }

  @Test
  final void a_lease_that_another_holds_does_not_sign_for_whom_it_names() {
    Begun begun = begun();
    Lease lease = begun.work.lease();
    Lease forged = Lease.builder().from(lease).holder(shop.agent().id()).build();
    assertThatExceptionOfType(StaleLeaseException.class)
        .isThrownBy(() -> shop.project().under(forged).runs().update(begun.work.run()))
        .satisfies(e -> assertThat(e.holder()).isEqualTo(lease.holder()));
    assertThat(shop.project().runs().get(begun.work.run().id())).isEqualTo(begun.work.run());
  }

  @Test
  final void a_scope_under_a_lease_stays_under_it() {
    Work work = shop.work();
    Work other = shop.work();
    ProjectScope under = shop.project().under(work.lease());
    assertThat(under.under(keelson.workQueue().renew(work.lease(), Duration.ofHours(1))))
        .as("under the same lease, renewed")
        .isSameAs(under);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> under.under(other.lease()))
        .withMessage(
            "lease must be the one on %s with the token %s, under which this scope works; start"
                + " from the project of the host, which works under none",
            work.lease().subject().describe(), work.lease().token());
    assertWidens("lease", () -> under.stepLedger().begin(other.lease(), step(other.run())));
    assertWidens(
        "lease",
        () ->
            under
                .sideEffectLedger()
                .intend(other.lease(), SideEffects.push(step(other.run()), "x")));
    assertThat(under.<ProjectScope>inSnapshot(snapshot -> snapshot.under(work.lease())).id())
        .isEqualTo(shop.id());
    assertWidens("lease", () -> under.inSnapshot(snapshot -> snapshot.under(other.lease())));
    assertThatExceptionOfType(ForeignProjectException.class)
        .isThrownBy(() -> shop.elsewhere().project().under(work.lease()));
  }

  @Test
  final void what_acts_for_somebody_works_under_no_lease_of_another() {
    Work work = shop.work();
    for (Actor actor : List.of(ANA, shop.agent().id().actor(), Actor.KEELSON)) {
      Keelson given = keelson.actingAs(actor);
      assertWidens("lease.holder", () -> given.project(shop.id()).under(work.lease()));
      assertWidens(
          "lease.holder",
          () -> given.inTransaction(tx -> tx.project(shop.id()).under(work.lease())));
    }
    Run run =
        keelson
            .actingAs(work.lease().holder().actor())
            .project(shop.id())
            .under(work.lease())
            .runs()
            .update(work.run().id(), its -> its.running(Made.NOW));
    assertThat(run.audit().updatedBy()).isEqualTo(work.lease().holder().actor());
  }

  private static void assertWidens(String field, Runnable attempt) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(attempt::run)
        .satisfies(e -> assertThat(e.field()).isEqualTo(field));
  }

  private static RunStep step(Run run) {
    return RunSteps.planned(run, "another");
  }

  private Begun begun() {
    Work work = shop.work();
    ProjectScope project = shop.project();
    Run run = project.runs().update(work.run().id(), its -> its.running(Made.NOW));
    Session session =
        project.sessions().insert(Sessions.created(shop.workspace()).withRunId(run.id()));
    ExecutionProcess process = project.processes().insert(ExecutionProcesses.running(session));
    ChatThread thread = project.threads().insert(ChatThreads.begun(shop.id()).withRunId(run.id()));
    ProjectFile file = project.files().insert(ProjectFiles.minimal(shop.id()));
    return new Begun(
        new Work(work.lease(), run), session, process, thread, file, Approvals.pending(run));
  }

  private Map<String, List<?>> everything(Begun begun) {
    Map<String, List<?>> all = new HashMap<>(shop.everything());
    ProjectScope project = shop.project();
    all.put(
        "sessions",
        all(page -> project.sessions().findByWorkspace(begun.session.requireWorkspaceId(), page)));
    all.put("processes", all(page -> project.processes().findBySession(begun.session.id(), page)));
    all.put("threads", List.of(project.threads().get(begun.thread.id())));
    all.put("files", all(project.files()::findAll));
    all.put("workspaces", all(project.workspaces()::findAll));
    all.put(
        "logs",
        List.of(
            project.processLog().lastSequence(begun.process.id()),
            project.sessionEvents().lastSequence(begun.session.id()),
            project.messages().lastSequence(begun.thread.id())));
    all.put("holds", project.holds().findAll());
    return all;
  }

  /** Work, and something of each kind that goes on in it. */
  private record Begun(
      Work work,
      Session session,
      ExecutionProcess process,
      ChatThread thread,
      ProjectFile file,
      Approval asked) {

    WorkItem item() {
      return WorkItems.pending(work.run().projectId()).withId(work.lease().workItemId());
    }

    /** Every kind of write. */
    Map<String, Consumer<ProjectScope>> writes() {
      Map<String, Consumer<ProjectScope>> writes = new LinkedHashMap<>(inRun());
      writes.put("an item", p -> p.workItems().insert(WorkItems.pending(p.id())));
      writes.put(
          "the item",
          p -> p.workItems().update(p.workItems().get(work.lease().workItemId()).withTitle("x")));
      writes.put("a new run", p -> p.runs().insert(Runs.at(item(), work.lease().holder())));
      writes.put("a workspace", p -> p.workspaces().insert(Workspaces.preparing(p.id())));
      writes.put("a file", p -> p.files().insert(ProjectFiles.minimal(p.id())));
      writes.put("a file that is there", p -> p.files().ensure(ProjectFiles.of(p.id(), "x")));
      writes.put(
          "what a file says", p -> p.files().ingest(file.id(), 1, FileChunks.of(file, 1, "x")));
      writes.put("no file", p -> p.files().delete(file.id()));
      return writes;
    }

    /** Every kind of write in the run. */
    Map<String, Consumer<ProjectScope>> inRun() {
      Run run = work.run();
      Lease lease = work.lease();
      RunStep step = RunSteps.planned(run, "compile");
      Map<String, Consumer<ProjectScope>> writes = new LinkedHashMap<>();
      writes.put("the run", p -> p.runs().update(p.runs().get(run.id()).withCurrentStep("x")));
      writes.put("a step", p -> p.steps().insert(RunSteps.planned(run, "planned")));
      writes.put("a step of the ledger", p -> p.stepLedger().begin(lease, step));
      writes.put(
          "an effect of the ledger",
          p -> p.sideEffectLedger().intend(lease, SideEffects.push(step, "push").withStepId(null)));
      writes.put(
          "an artifact",
          p -> p.artifacts().insert(Artifacts.log(p.id(), "log").withRunId(run.id())));
      writes.put(
          "usage",
          p ->
              p.usage()
                  .append(
                      List.of(
                          AgentExecutions.unmeasured(p.id(), lease.holder()).withRunId(run.id()))));
      writes.put("a request", p -> p.approvalService().request(asked));
      writes.put(
          "an event",
          p -> p.sessionEvents().append(SessionEvents.named(p.id(), session.id(), "x")));
      writes.put("output", p -> p.processLog().append(LogChunks.line(p.id(), process.id(), "x")));
      writes.put(
          "a message", p -> p.messages().append(ChatMessages.asked(p.id(), thread.id(), "x")));
      writes.put(
          "a session",
          p -> p.sessions().insert(Session.builder().from(session).id(SessionId.next()).build()));
      writes.put("a process", p -> p.processes().insert(ExecutionProcesses.running(session)));
      writes.put(
          "the process",
          p -> p.processes().update(p.processes().get(process.id()).withDropped(true)));
      return writes;
    }
  }
}
