// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.approval.Approval;
import dev.keelson.core.Entity;
import dev.keelson.core.Failure;
import dev.keelson.core.HasStatusReason;
import dev.keelson.core.Id;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkspaceId;
import dev.keelson.journal.JournalEntry;
import dev.keelson.repository.ReadRepository;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStep;
import dev.keelson.run.SandboxJob;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.Secrets;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.ExecutionProcesses;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.SandboxJobs;
import dev.keelson.testkit.fixtures.Sessions;
import dev.keelson.testkit.fixtures.Workspaces;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.SessionId;
import dev.keelson.workspace.Termination;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing appears to run in what has ended, also after a crash. */
public abstract class TerminationSuite extends Suite {

  @Test
  final void a_workspace_is_closed_with_the_sessions_and_processes_that_go_on_in_it() {
    Workspace workspace = store(Workspaces.ready(shop.item()));
    Session executing = store(Sessions.running(workspace));
    Session fresh = store(Sessions.created(workspace));
    Session done = store(fresh.withId(SessionId.next()).ready(Made.NOW).completed(Made.NOW));
    ExecutionProcess agent = store(ExecutionProcesses.running(executing));
    ExecutionProcess ghost = store(ExecutionProcesses.running(done));
    ExecutionProcess over = store(ExecutionProcesses.running(executing).completed(0, Made.NOW));
    Workspace other = store(Workspaces.ready(shop.item()));
    Session theirs = store(Sessions.running(other));
    ExecutionProcess theirAgent = store(ExecutionProcesses.running(theirs));

    Workspace closed = termination(shop.actingAs(ANA)).close(workspace.id(), StatusReason.KILLED);

    assertThat(closed.status()).isEqualTo(WorkspaceStatus.ARCHIVED);
    assertThat(shop.project().workspaces().get(workspace.id())).isEqualTo(closed);
    assertEnded(shop.project().sessions(), executing, "cancelled", StatusReason.KILLED);
    assertEnded(shop.project().sessions(), fresh, "cancelled", StatusReason.KILLED);
    assertEnded(shop.project().processes(), agent, "killed", StatusReason.KILLED);
    assertEnded(shop.project().processes(), ghost, "killed", StatusReason.KILLED);
    for (Entity<?> ended : List.of(closed, executing, fresh, agent, ghost)) {
      assertThat(shop.history(ended.id())).last().extracting(JournalEntry::actor).isEqualTo(ANA);
    }
    assertThat(shop.project().sessions().get(done.id())).isEqualTo(done);
    assertThat(shop.project().processes().get(over.id())).isEqualTo(over);
    assertThat(shop.project().workspaces().get(other.id())).isEqualTo(other);
    assertThat(shop.project().sessions().get(theirs.id())).isEqualTo(theirs);
    assertThat(shop.project().processes().get(theirAgent.id())).isEqualTo(theirAgent);
  }

  @Test
  final void a_workspace_that_is_not_ready_yet_fails_when_it_is_closed() {
    Workspace workspace = shop.workspace();
    Workspace closed = termination(shop).close(workspace.id(), StatusReason.SUPERSEDED);
    assertThat(closed.status()).isEqualTo(WorkspaceStatus.FAILED);
    assertThat(closed.statusReason()).isEqualTo(StatusReason.SUPERSEDED);
    assertThat(closed.failure()).isEqualTo(Workspace.closedEarly(StatusReason.SUPERSEDED));
    assertThat(shop.project().workspaces().get(workspace.id())).isEqualTo(closed);
  }

  @Test
  final void what_is_over_stays_as_it_is_and_what_still_seems_to_run_in_it_ends() {
    Workspace archived =
        store(Workspaces.ready(shop.item()).archived(StatusReason.CANCELLED_BY_USER));
    Session session = store(Sessions.running(archived));
    ExecutionProcess ghost = store(ExecutionProcesses.running(session));
    assertThat(termination(shop).close(archived.id(), StatusReason.INTERRUPTED))
        .isEqualTo(archived);
    assertEnded(shop.project().sessions(), session, "cancelled", StatusReason.INTERRUPTED);
    assertEnded(shop.project().processes(), ghost, "killed", StatusReason.INTERRUPTED);

    Run run = shop.project().runs().insert(Runs.running(shop.id()));
    RunStep step = shop.project().steps().insert(RunSteps.planned(run, "compile"));
    Run failed = shop.project().runs().update(run.failed(Made.FAILURE, Made.NOW.plusSeconds(9)));
    assertThat(termination(shop).cancel(failed.id(), StatusReason.INTERRUPTED)).isEqualTo(failed);
    assertThat(termination(shop).fail(failed.id(), Made.FAILURE)).isEqualTo(failed);
    assertEnded(shop.project().steps(), step, "cancelled", StatusReason.INTERRUPTED);
    assertThat(shop.states(failed.id())).containsExactly("running", "failed");
  }

  @Test
  final void a_run_is_cancelled_with_all_that_goes_on_in_it() {
    Busy busy = busy();
    Busy kept = busy();
    Run cancelled =
        termination(shop.actingAs(BEN)).cancel(busy.run.id(), StatusReason.CANCELLED_BY_USER);
    assertThat(cancelled.status()).isEqualTo(RunStatus.CANCELLED);
    assertThat(cancelled.statusReason()).isEqualTo(StatusReason.CANCELLED_BY_USER);
    assertThat(cancelled.finishedAt()).as("finishedAt").isNotNull();
    assertThat(shop.project().runs().get(busy.run.id())).isEqualTo(cancelled);
    assertEnded(busy, StatusReason.CANCELLED_BY_USER);
    for (Entity<?> ended :
        List.of(cancelled, busy.step, busy.approval, busy.job, busy.session, busy.own)) {
      assertThat(shop.history(ended.id())).last().extracting(JournalEntry::actor).isEqualTo(BEN);
    }
    assertUnchanged(kept);
  }

  @Test
  final void a_run_fails_and_what_goes_on_in_it_is_interrupted() {
    Busy busy = busy();
    Run failed = termination(shop).fail(busy.run.id(), Made.FAILURE);
    assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
    assertThat(failed.failure()).isEqualTo(Made.FAILURE);
    assertThat(failed.statusReason()).isNull();
    assertThat(shop.project().runs().get(busy.run.id())).isEqualTo(failed);
    assertEnded(busy, StatusReason.INTERRUPTED);
    assertThat(shop.history(failed.id()))
        .last()
        .extracting(JournalEntry::failure)
        .isEqualTo(Made.FAILURE.toJson());
  }

  @Test
  final void what_began_by_a_clock_that_is_ahead_ends_no_earlier_than_it_began() {
    Instant ahead = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS);
    Run run = shop.project().runs().insert(Runs.running(shop.id()).withStartedAt(ahead));
    SandboxJob job =
        shop.project().sandboxJobs().insert(SandboxJobs.queued(run).withStartedAt(ahead));
    Session session = store(Session.in(shop.workspace(), null, ahead).ready(ahead).running(ahead));
    Session own = store(session.withId(SessionId.next()).withRunId(run.id()));
    ExecutionProcess process = store(ExecutionProcesses.running(own).withStartedAt(ahead));

    assertThat(termination(shop).cancel(run.id(), StatusReason.KILLED).finishedAt())
        .isEqualTo(ahead);
    assertThat(shop.project().sandboxJobs().get(job.id()).finishedAt()).isEqualTo(ahead);
    assertThat(shop.project().sessions().get(own.id()).finishedAt()).isEqualTo(ahead);
    assertThat(shop.project().processes().get(process.id()).finishedAt()).isEqualTo(ahead);
    termination(shop).close(session.requireWorkspaceId(), StatusReason.KILLED);
    assertThat(shop.project().sessions().get(session.id()).finishedAt()).isEqualTo(ahead);
  }

  @Test
  final void many_that_end_the_same_end_it_once() {
    Busy busy = busy();
    List<Result<Run>> results =
        Race.run(
            fixture,
            (store, i) ->
                termination(shop.through(store)).cancel(busy.run.id(), StatusReason.INTERRUPTED));
    assertThat(Result.refusals(results)).isEmpty();
    assertThat(Result.values(results)).containsOnly(shop.project().runs().get(busy.run.id()));
    assertThat(shop.states(busy.run.id())).containsExactly("running", "cancelled");
    assertThat(shop.states(busy.own.id())).containsExactly("running", "killed");
    assertThat(shop.states(busy.session.id())).containsExactly("running", "cancelled");
  }

  @Test
  final void refuses_what_is_not_stored_and_what_looks_like_a_secret() {
    Busy busy = busy();
    TestWorld elsewhere = shop.elsewhere();
    for (TestWorld world : List.of(shop, elsewhere)) {
      RunId run = world.equals(shop) ? RunId.next() : busy.run.id();
      WorkspaceId workspace =
          world.equals(shop) ? WorkspaceId.next() : busy.session.requireWorkspaceId();
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> termination(world).cancel(run, StatusReason.KILLED))
          .satisfies(e -> assertThat(e.id()).isEqualTo(run));
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> termination(world).fail(run, Made.FAILURE));
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> termination(world).close(workspace, StatusReason.KILLED))
          .satisfies(e -> assertThat(e.id()).isEqualTo(workspace));
    }
    Failure leaking = Failure.of(Secrets.SECRET, "refused");
    Secrets.assertRefused("failure.code", () -> termination(shop).fail(busy.run.id(), leaking));
    StatusReason secret = new StatusReason(Secrets.SECRET);
    Secrets.assertRefused("reason", () -> termination(shop).cancel(busy.run.id(), secret));
    Secrets.assertRefused(
        "reason", () -> termination(shop).close(busy.session.requireWorkspaceId(), secret));
    assertUnchanged(busy);
  }

  private void assertUnchanged(Busy busy) {
    assertThat(shop.project().runs().get(busy.run.id())).isEqualTo(busy.run);
    assertThat(shop.project().steps().get(busy.step.id())).isEqualTo(busy.step);
    assertThat(shop.project().approvals().get(busy.approval.id())).isEqualTo(busy.approval);
    assertThat(shop.project().sandboxJobs().get(busy.job.id())).isEqualTo(busy.job);
    assertThat(shop.project().sessions().get(busy.session.id())).isEqualTo(busy.session);
    for (ExecutionProcess process : List.of(busy.own, busy.ofSession)) {
      assertThat(shop.project().processes().get(process.id())).isEqualTo(process);
    }
  }

  private void assertEnded(Busy busy, StatusReason reason) {
    assertEnded(shop.project().steps(), busy.step, "cancelled", reason);
    assertEnded(shop.project().approvals(), busy.approval, "cancelled", reason);
    assertEnded(shop.project().sandboxJobs(), busy.job, "cancelled", reason);
    assertEnded(shop.project().sessions(), busy.session, "cancelled", reason);
    assertEnded(shop.project().processes(), busy.own, "killed", reason);
    assertEnded(shop.project().processes(), busy.ofSession, "killed", reason);
  }

  private <T extends Entity<I> & HasStatusReason, I extends Id> void assertEnded(
      ReadRepository<T, I> repository, T before, String state, StatusReason reason) {
    T after = repository.get(before.id());
    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(after.statusReason()).isEqualTo(reason);
    assertThat(shop.states(before.id())).last().isEqualTo(state);
  }

  private Workspace store(Workspace workspace) {
    return shop.project().workspaces().insert(workspace);
  }

  private Session store(Session session) {
    return shop.project().sessions().insert(session);
  }

  private ExecutionProcess store(ExecutionProcess process) {
    return shop.project().processes().insert(process);
  }

  private static Termination termination(TestWorld world) {
    return world.project().termination();
  }

  /** A run with one of everything that can go on in it, in a workspace that stays. */
  private Busy busy() {
    Run run = shop.project().runs().insert(Runs.running(shop.id()));
    RunStep step = shop.project().steps().insert(RunSteps.planned(run, "compile"));
    Session session = store(Sessions.running(shop.workspace()).withRunId(run.id()));
    return new Busy(
        run,
        step,
        shop.requested(Approvals.pending(run)),
        shop.project().sandboxJobs().insert(SandboxJobs.queued(run)),
        session,
        store(ExecutionProcesses.running(shop.session()).withRunId(run.id())),
        store(ExecutionProcesses.running(session).withRunId(null)));
  }

  private record Busy(
      Run run,
      RunStep step,
      Approval approval,
      SandboxJob job,
      Session session,
      ExecutionProcess own,
      ExecutionProcess ofSession) {}
}
