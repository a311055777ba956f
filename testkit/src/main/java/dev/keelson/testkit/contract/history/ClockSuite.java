// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalDecision;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Json;
import dev.keelson.core.StatusReason;
import dev.keelson.effect.SideEffect;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.run.SandboxJob;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.ExecutionProcesses;
import dev.keelson.testkit.fixtures.FileChunks;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectFiles;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.SandboxJobs;
import dev.keelson.testkit.fixtures.Sessions;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.Session;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** All times that the store assigns come from one clock, the one by which leases expire. */
public abstract class ClockSuite extends Suite {

  private final Map<String, @Nullable Instant> times = new LinkedHashMap<>();

  @Test
  final void what_is_done_under_a_lease_is_timed_when_it_is_done() {
    Instant before = shop.now();
    Work work = shop.work();
    RunStep step = shop.project().stepLedger().begin(work.lease(), step(work, "compile"));
    times.put("begin a step", step.startedAt());
    times.put(
        "complete a step",
        shop.project().stepLedger().complete(work.lease(), step.id(), Json.EMPTY).finishedAt());
    RunStep test = shop.project().stepLedger().begin(work.lease(), step(work, "test"));
    times.put(
        "fail a step",
        shop.project().stepLedger().fail(work.lease(), test.id(), Made.FAILURE).finishedAt());
    times.put("complete an effect", effect(work, step, "push").finishedAt());
    times.put(
        "complete", keelson.workQueue().complete(work.lease(), Outcome.success()).finishedAt());
    Work other = shop.work();
    keelson.workQueue().completeAll(List.of(other.lease()), Outcome.success());
    WorkItem completed = shop.project().workItems().get(other.lease().workItemId());
    times.put("complete all", completed.finishedAt());
    assertTimes(before, shop.now());
  }

  @Test
  final void what_is_decided_used_or_ingested_is_timed_when_it_is_done() {
    Instant before = shop.now();
    Approval asked = shop.requested(Approvals.pending(shop.run()));
    times.put(
        "decide",
        shop.actingAs(ANA)
            .project()
            .approvalService()
            .decide(asked.id(), Verdict.APPROVE, null)
            .decidedAt());
    ApprovalDecision decision = shop.project().approvals().decisions(asked.id()).getFirst();
    times.put("the decision", decision.decidedAt());
    times.put(
        "consume",
        shop.project()
            .approvalService()
            .consume(asked.id(), asked.scope(), null, asked.parametersDigest())
            .consumedAt());
    ProjectFile file = shop.project().files().insert(ProjectFiles.minimal(shop.id()));
    times.put(
        "ingest",
        shop.project()
            .files()
            .ingest(file.id(), 1, FileChunks.of(file, 1, "text"))
            .value()
            .ingestedAt());
    assertTimes(before, shop.now());
  }

  @Test
  final void what_is_ended_with_something_else_is_timed_when_that_ends() {
    Run run = shop.run();
    RunStep step = shop.project().steps().insert(RunSteps.planned(run, "compile"));
    SandboxJob job = shop.project().sandboxJobs().insert(SandboxJobs.queued(run));
    Session session = session();
    ExecutionProcess process =
        shop.project().processes().insert(ExecutionProcesses.running(session).withRunId(run.id()));
    Session closing = session();
    Instant before = shop.now();
    times.put(
        "cancel", shop.project().termination().cancel(run.id(), StatusReason.KILLED).finishedAt());
    times.put("its step", shop.project().steps().get(step.id()).finishedAt());
    times.put("its job", shop.project().sandboxJobs().get(job.id()).finishedAt());
    times.put("its process", shop.project().processes().get(process.id()).finishedAt());
    times.put(
        "fail", shop.project().termination().fail(shop.run().id(), Made.FAILURE).finishedAt());
    shop.project().termination().close(closing.requireWorkspaceId(), StatusReason.KILLED);
    Session closed = shop.project().sessions().get(closing.id());
    times.put("its session", closed.finishedAt());
    times.put("its session's activity", closed.lastActivityAt());
    assertTimes(before, shop.now());
  }

  /** Plain writes may go by the clock of the host that writes. */
  @Test
  final void every_write_is_stamped_with_the_present_time() {
    List<Instant> clocks = new ArrayList<>(clocks());
    WorkItem made = shop.item();
    WorkItem changed = shop.project().workItems().update(made.id(), item -> item.withTitle("New"));
    clocks.addAll(clocks());
    Instant first = clocks.stream().min(Instant::compareTo).orElseThrow();
    Instant last = clocks.stream().max(Instant::compareTo).orElseThrow();
    assertThat(made.updatedAt()).as("an insert").isBetween(first, last);
    assertThat(changed.updatedAt()).as("an update").isBetween(first, last);
  }

  private List<Instant> clocks() {
    return List.of(shop.now(), Instant.now().truncatedTo(ChronoUnit.MICROS));
  }

  private void assertTimes(Instant before, Instant after) {
    times.forEach((what, time) ->
        assertThat(Objects.requireNonNull(time, what)).as(what).isBetween(before, after));
  }

  private SideEffect effect(Work work, RunStep step, String key) {
    SideEffect effect =
        shop.project().sideEffectLedger().intend(work.lease(), SideEffects.push(step, key));
    return shop.project()
        .sideEffectLedger()
        .complete(work.lease(), effect.id(), "4f1c", Json.EMPTY);
  }

  private Session session() {
    return shop.project().sessions().insert(Sessions.running(shop.workspace()));
  }

  private static RunStep step(Work work, String key) {
    return RunSteps.planned(work.run(), key);
  }
}
