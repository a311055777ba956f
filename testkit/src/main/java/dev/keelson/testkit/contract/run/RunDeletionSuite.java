// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.approval.Approval;
import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.RunId;
import dev.keelson.effect.SideEffect;
import dev.keelson.journal.JournalEntry;
import dev.keelson.run.Run;
import dev.keelson.run.RunRepository;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStep;
import dev.keelson.run.SandboxJob;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.Checkpoints;
import dev.keelson.testkit.fixtures.CodingAgentTurns;
import dev.keelson.testkit.fixtures.ExecutionProcesses;
import dev.keelson.testkit.fixtures.LogChunks;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.SandboxJobs;
import dev.keelson.testkit.fixtures.SessionEvents;
import dev.keelson.testkit.fixtures.Sessions;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.workspace.Checkpoint;
import dev.keelson.workspace.CodingAgentTurn;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.LogChunk;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.SessionEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public abstract class RunDeletionSuite extends Suite {

  @Test
  @Proves({"R004-45", "R004-63"})
  final void takes_along_what_the_run_has_and_leaves_what_tells_of_it() {
    Full kept = full();
    Full gone = full();
    runs().update(gone.run.id(), run -> run.failed(Made.FAILURE, Made.NOW));
    Map<String, List<?>> before = shop.everything();
    List<JournalEntry> told = shop.project().journal().histories(gone.subjects()).items();
    assertThat(runs().delete(gone.run.id())).as("whether it was stored, and is deleted").isTrue();

    assertThat(runs().find(gone.run.id())).isEmpty();
    assertThat(shop.project().steps().find(gone.step.id())).isEmpty();
    assertThat(shop.project().sideEffects().findByKey(gone.run.id(), "push")).isEmpty();
    assertThat(shop.project().approvals().find(gone.approval.id())).isEmpty();
    assertThat(shop.project().approvals().decisions(gone.approval.id())).isEmpty();
    assertThat(shop.project().artifacts().find(gone.artifact.id())).isEmpty();
    assertThat(shop.project().journal().histories(gone.subjects()).items())
        .hasSizeGreaterThan(5)
        .filteredOn(entry -> !entry.isDeletion())
        .containsExactlyElementsOf(told);
    assertThat(shop.project().usage().totals(gone.run.id()).calls()).as("calls").isEqualTo(1);

    assertThat(shop.everything().get("work items")).isEqualTo(before.get("work items"));
    assertThat(runs().get(kept.run.id())).isEqualTo(kept.run);
    assertThat(shop.project().steps().get(kept.step.id())).isEqualTo(kept.step);
    assertThat(shop.project().sideEffects().findByKey(kept.run.id(), "push")).contains(kept.push);
    assertThat(shop.project().artifacts().get(kept.artifact.id())).isEqualTo(kept.artifact);
    assertThat(shop.project().approvals().decisions(kept.approval.id())).hasSize(1);
    assertThat(shop.project().artifacts().findLatest(ArtifactKind.LOG, "build/log"))
        .contains(kept.artifact);
  }

  @Test
  final void takes_along_the_sessions_and_jobs_of_the_run_with_all_they_have() {
    Run run = runs().insert(Runs.failed(shop.id()));
    Session session =
        shop.project().sessions().insert(Sessions.created(shop.workspace()).withRunId(run.id()));
    Checkpoint checkpoint = shop.project().checkpoints().insert(Checkpoints.minimal(session));
    shop.project().sessions().update(session.id(), it -> it.checkpointed(checkpoint));
    ExecutionProcess process =
        shop.project().processes().insert(ExecutionProcesses.running(session));
    CodingAgentTurn turn =
        shop.project().codingAgentTurns().insert(CodingAgentTurns.minimal(process));
    LogChunk line = LogChunks.line(shop.id(), process.id(), "line");
    shop.project().processLog().append(line.withKey("0"));
    SessionEvent event = SessionEvents.named(shop.id(), session.id(), "started");
    shop.project().sessionEvents().append(event);
    SandboxJob job = shop.project().sandboxJobs().insert(SandboxJobs.queued(run));
    ExecutionProcess kept = shop.process();
    shop.project().processLog().append(line.withProcessId(kept.id()));
    assertThat(runs().delete(run.id())).as("whether it was stored, and is deleted").isTrue();

    assertThat(shop.project().sessions().find(session.id())).isEmpty();
    assertThat(shop.project().checkpoints().find(checkpoint.id())).isEmpty();
    assertThat(shop.project().processes().find(process.id())).isEmpty();
    assertThat(shop.project().codingAgentTurns().find(turn.id())).isEmpty();
    assertThat(shop.project().processLog().read(process.id(), 0, 10).items()).isEmpty();
    assertThat(shop.project().processLog().lastSequence(process.id()))
        .as("the last number of the log")
        .isZero();
    assertThat(shop.project().sessionEvents().read(session.id(), 0, 10).items()).isEmpty();
    assertThat(shop.project().sandboxJobs().find(job.id())).isEmpty();
    assertThat(shop.project().workspaces().find(session.requireWorkspaceId())).isPresent();
    assertThat(shop.project().processes().get(kept.id())).isEqualTo(kept);
    assertThat(shop.project().processLog().read(kept.id(), 0, 10).items()).hasSize(1);
    assertThat(shop.states(process.id())).containsExactly("running", "deleted");
  }

  @Test
  final void refuses_a_run_that_is_open() {
    for (RunStatus status : RunStatus.values()) {
      if (RunStatus.LIFECYCLE.isActive(status)) {
        Run open = runs().insert(Runs.pending(shop.id()).withStatus(status));
        assertThatExceptionOfType(InvalidValueException.class)
            .as("%s", status)
            .isThrownBy(() -> runs().delete(open.id()));
        assertThat(runs().get(open.id())).isEqualTo(open);
      }
    }
  }

  @Test
  final void refuses_a_run_that_another_one_retries() {
    Run failed = runs().insert(Runs.failed(shop.id()));
    Run retry = runs().insert(failed.retry(Made.NOW).failed(Made.FAILURE, Made.NOW));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> runs().delete(failed.id()))
        .returns("run.retryOf", InvalidValueException::field);
    assertThat(runs().get(failed.id())).isEqualTo(failed);
    assertThat(runs().delete(retry.id())).as("whether it was stored, and is deleted").isTrue();
    assertThat(runs().delete(failed.id())).as("whether it was stored, and is deleted").isTrue();
    assertThat(all(page -> runs().findAll(page))).isEmpty();
  }

  @Test
  final void refuses_a_run_from_whose_checkpoint_a_session_beyond_it_is_resumed() {
    Run run = runs().insert(Runs.failed(shop.id()));
    Session leaving =
        shop.project().sessions().insert(Sessions.created(shop.workspace()).withRunId(run.id()));
    Checkpoint checkpoint = shop.project().checkpoints().insert(Checkpoints.minimal(leaving));
    Session staying =
        shop.project()
            .sessions()
            .insert(Sessions.created(shop.workspace()).withLastCheckpointId(checkpoint.id()));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> runs().delete(run.id()))
        .returns("session.lastCheckpointId", InvalidValueException::field);
    assertThat(runs().get(run.id())).isEqualTo(run);
    assertThat(shop.project().sessions().get(staying.id())).isEqualTo(staying);

    Session free = shop.project().sessions().update(staying.withLastCheckpointId(null));
    assertThat(runs().delete(run.id())).as("whether it was stored, and is deleted").isTrue();
    assertThat(shop.project().sessions().get(staying.id())).isEqualTo(free);
    assertThat(shop.project().checkpoints().find(checkpoint.id())).isEmpty();
  }

  @Test
  final void tells_whether_there_was_one() {
    Run failed = runs().insert(Runs.failed(shop.id()));
    assertThat(runs().delete(RunId.next())).as("whether it was stored, and is deleted").isFalse();
    assertThat(shop.elsewhere().project().runs().delete(failed.id()))
        .as("whether it was stored, and is deleted")
        .isFalse();
    assertThat(runs().get(failed.id())).isEqualTo(failed);
    assertThat(runs().delete(failed.id())).as("whether it was stored, and is deleted").isTrue();
    assertThat(runs().delete(failed.id())).as("whether it was stored, and is deleted").isFalse();
  }

  private RunRepository runs() {
    return shop.project().runs();
  }

  /** A run with one of everything. */
  private Full full() {
    Work work = shop.work();
    RunStep step =
        shop.project().stepLedger().begin(work.lease(), RunSteps.planned(work.run(), "push"));
    SideEffect pushing = SideEffects.push(step, "push").withStepId(step.id());
    Approval approval = shop.granted(Approvals.allowing(pushing).withStepId(step.id()));
    SideEffect intended =
        shop.project()
            .sideEffectLedger()
            .intend(work.lease(), pushing.withApprovalId(approval.id()));
    SideEffect push =
        shop.project().sideEffectLedger().complete(work.lease(), intended.id(), "4f1c", Json.EMPTY);
    Artifact artifact =
        shop.project()
            .artifacts()
            .insert(
                Artifacts.log(shop.id(), "build/log")
                    .withRunId(work.run().id())
                    .withStepId(step.id()));
    shop.project()
        .usage()
        .append(List.of(AgentExecutions.everyComponentSet(step, work.lease().holder())));
    return new Full(
        work.run(), step, shop.project().approvals().get(approval.id()), push, artifact);
  }

  private record Full(
      Run run, RunStep step, Approval approval, SideEffect push, Artifact artifact) {

    List<Id> subjects() {
      return Stream.of(run, step, approval, push, artifact).<Id>map(Entity::id).toList();
    }
  }
}
