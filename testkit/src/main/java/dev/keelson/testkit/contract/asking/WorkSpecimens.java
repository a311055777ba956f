// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import dev.keelson.activity.Activity;
import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalService;
import dev.keelson.artifact.Artifact;
import dev.keelson.change.PullRequest;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.Json;
import dev.keelson.core.StatusReason;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.effect.SideEffectStatus;
import dev.keelson.knowledge.Citation;
import dev.keelson.knowledge.FileChunk;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.run.SandboxJob;
import dev.keelson.run.Signal;
import dev.keelson.spi.Claims;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Activities;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.Citations;
import dev.keelson.testkit.fixtures.FileChunks;
import dev.keelson.testkit.fixtures.Images;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectFiles;
import dev.keelson.testkit.fixtures.PullRequests;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.SandboxJobs;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.testkit.fixtures.Signals;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemDependency;
import dev.keelson.work.WorkItemImage;
import dev.keelson.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Values of work, and of what comes of it. */
final class WorkSpecimens {

  private static final Instant FAR_OFF = Instant.parse("2999-01-01T00:00:00Z");

  static final List<Specimens<?>> ALL =
      List.of(
          Specimens.of(
              WorkItem.TYPE,
              world -> world.project().workItems(),
              world -> WorkItems.pending(world.id()),
              world ->
                  world.keeps(Workspace.TYPE)
                      ? WorkItems.everyComponentSet(world.workspace(), world.agent().id())
                      : WorkItems.pending(world.id()).withAssignedAgentId(world.agent().id())),
          Specimens.of(
              WorkItemDependency.TYPE,
              world -> world.project().dependencies(),
              world -> waiting(world),
              world -> waiting(world)),
          Specimens.of(
              WorkItemImage.TYPE,
              world -> world.project().itemImages(),
              world -> shown(world),
              world -> shown(world)),
          Specimens.of(
              Run.TYPE,
              world -> world.project().runs(),
              world -> Runs.pending(world.id()),
              world -> retry(world)),
          Specimens.of(
              Activity.TYPE,
              world -> world.project().activities(),
              world -> Activities.triggered(world.id()),
              world -> Activities.everyComponentSet(world.item(), world.run())),
          Specimens.of(
              RunStep.TYPE,
              world -> world.project().steps(),
              world -> RunSteps.planned(world.run(), "compile"),
              world -> RunSteps.everyComponentSet(world.run())),
          Specimens.of(Signal.TYPE, WorkSpecimens::signal),
          Specimens.of(Approval.TYPE, WorkSpecimens::approval),
          Specimens.of(SideEffect.TYPE, WorkSpecimens::effect),
          Specimens.of(
              Artifact.TYPE,
              world -> world.project().artifacts(),
              world -> Artifacts.minimal(world.id()),
              world -> Artifacts.everyComponentSet(world.step())),
          Specimens.of(
              Citation.TYPE,
              world -> world.project().citations(),
              world -> Citations.ofPage(world.id()),
              world ->
                  Citations.everyComponentSet(
                      world.id(),
                      world
                          .project()
                          .artifacts()
                          .insert(Artifacts.log(world.id(), "report"))
                          .id())),
          Specimens.of(
              ProjectFile.TYPE,
              world -> world.project().files(),
              world -> ProjectFiles.minimal(world.id()),
              world -> ProjectFiles.minimal(world.id())),
          Specimens.of(FileChunk.TYPE, WorkSpecimens::chunk),
          Specimens.of(
              SandboxJob.TYPE,
              world -> world.project().sandboxJobs(),
              world -> SandboxJobs.queued(world.run()),
              world -> job(world, world.step())),
          Specimens.of(
              PullRequest.TYPE,
              world -> world.project().pullRequests(),
              world -> PullRequests.open(world.id(), world.repo().id(), 7),
              world ->
                  PullRequests.everyComponentSet(
                      world.workspace(), world.repo().id(), world.run().id())));

  private WorkSpecimens() {}

  private static WorkItemDependency waiting(TestWorld world) {
    return WorkItemDependency.of(world.id(), world.item().id(), world.item().id(), Made.NOW);
  }

  private static WorkItemImage shown(TestWorld world) {
    return WorkItemImage.of(
        world.id(),
        world.item().id(),
        world.keelson().images().insert(Images.minimal()).id(),
        Made.NOW);
  }

  private static Run retry(TestWorld world) {
    Run failed = world.project().runs().insert(Runs.failed(world.id()));
    return Runs.everyComponentSet(failed, world.item(), world.agent().id());
  }

  private static SandboxJob job(TestWorld world, RunStep step) {
    return SandboxJobs.everyComponentSet(world.project().runs().get(step.runId()), step.id());
  }

  /** Side effects in each state, two or three of each run. */
  private static SideEffect effect(TestWorld world, int i, List<SideEffect> earlier) {
    SideEffectLedger ledger = world.project().sideEffectLedger();
    Work work = i % 3 == 0 ? world.work() : at(world, earlier.getLast());
    RunStep step = world.project().steps().insert(RunSteps.planned(work.run(), "push " + i));
    SideEffect made =
        i % 2 == 0
            ? SideEffects.push(step, "a%b " + i)
            : SideEffects.everyComponentSet(step, ApprovalId.next());
    Json parameters = SideEffects.PARAMETERS.with("commit", i / 2);
    SideEffect varied =
        Variation.of(SideEffect.TYPE, made, i, List.of())
            .withStatus(SideEffectStatus.INTENDED)
            .withParameters(parameters)
            .withParametersDigest(parameters.digest());
    SideEffect intended =
        ledger.intend(
            work.lease(),
            varied.approvalId() == null
                ? varied
                : varied.withApprovalId(world.granted(Approvals.allowing(varied)).id()));
    return switch (i % 4) {
      case 0 -> ledger.complete(work.lease(), intended.id(), "4f1c", Json.EMPTY);
      case 1 -> ledger.fail(work.lease(), intended.id(), Made.FAILURE);
      default -> intended;
    };
  }

  private static Signal signal(TestWorld world, int i, List<Signal> earlier) {
    Signal made =
        i % 2 == 0 ? Signals.minimal(world.run()) : Signals.everyComponentSet(world.run());
    Signal varied = Variation.of(Signal.TYPE, made, i, List.of());
    return world.project().signals().insert(varied);
  }

  /** Approvals in each state. */
  private static Approval approval(TestWorld world, int i, List<Approval> earlier) {
    Approval made =
        i % 2 == 0
            ? Approvals.pending(world.run())
            : Approvals.everyComponentSet(world.step()).withQuorum(3);
    Approval varied = Variation.of(Approval.TYPE, made, i, List.of());
    ApprovalService service = world.project().approvalService();
    if (i >= 6) {
      Approval open = world.requested(varied);
      return i == 6 ? open : service.withdraw(open.id(), StatusReason.SUPERSEDED);
    }
    Instant end = i == 5 ? null : FAR_OFF.plusSeconds(i);
    Approval granted = world.granted(varied.withExpiresAt(end));
    return switch (i % 3) {
      case 0 -> granted;
      case 1 -> service.withdraw(granted.id(), StatusReason.SUPERSEDED);
      default ->
          service.consume(
              granted.id(), granted.scope(), granted.target(), granted.parametersDigest());
    };
  }

  private static Work at(TestWorld world, SideEffect effect) {
    Run run = world.project().runs().get(effect.runId());
    WorkItem item = world.project().workItems().get(Objects.requireNonNull(run.workItemId()));
    return new Work(Claims.of(item).lease(), run);
  }

  /** The second chunk of a file of its own. */
  private static FileChunk chunk(TestWorld world, int i, List<FileChunk> earlier) {
    ProjectFile file = world.project().files().insert(ProjectFiles.of(world.id(), "file " + i));
    List<FileChunk> made = FileChunks.of(file, 1, "one", "two");
    FileChunk second = Variation.of(FileChunk.TYPE, made.getLast(), i, List.of()).withChunkIndex(1);
    world.project().files().ingest(file.id(), 1, List.of(made.getFirst(), second));
    return world.project().chunks().get(second.id());
  }
}
