// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static dev.keelson.testkit.contract.asking.Listing.BY_CREATION;
import static dev.keelson.testkit.contract.asking.Listing.BY_ID;
import static dev.keelson.testkit.contract.asking.Listing.id;
import static dev.keelson.testkit.contract.asking.Listing.made;
import static dev.keelson.testkit.contract.asking.Listing.time;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import dev.keelson.agent.AgentId;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactId;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.RunId;
import dev.keelson.effect.SideEffectId;
import dev.keelson.run.Lineage;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.run.SignalId;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.contract.asking.Listing.Shelf;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.testkit.fixtures.Signals;
import dev.keelson.work.WorkItem;
import java.util.List;
import java.util.Objects;

/** The queries that list runs, and what runs have. */
final class RunListings {

  static final List<Listing<?>> OF_RUNS =
      List.of(
          new Listing<>(
              "all runs",
              true,
              BY_CREATION.reversed(),
              world ->
                  new Shelf<>(
                      i -> world.project().runs().insert(run(world, i).build()),
                      (in, page) -> in.project().runs().findAll(page))),
          Listing.owned(
              "runs by status",
              world ->
                  new Shelf<>(
                      i -> world.project().runs().insert(run(world, i).build()),
                      (in, page) -> in.project().runs().findByStatus(RunStatus.PENDING, page))),
          Listing.owned(
              "runs by work item",
              world -> {
                WorkItem item = world.item();
                return new Shelf<>(
                    i -> world.project().runs().insert(run(world, i).workItemId(item.id()).build()),
                    (in, page) -> in.project().runs().findByWorkItem(item.id(), page));
              }),
          new Listing<>(
              "runs by agent",
              true,
              comparing((Run run) -> Objects.requireNonNull(run.startedAt()))
                  .thenComparing(BY_ID)
                  .reversed(),
              world -> {
                AgentId agent = world.agent().id();
                return new Shelf<>(
                    i ->
                        world
                            .project()
                            .runs()
                            .insert(run(world, i).agentId(agent).build().running(time(i))),
                    (in, page) -> in.project().runs().findByAgent(agent, page));
              }));

  static final List<Listing<?>> OF_A_RUN =
      List.of(
          new Listing<>(
              "steps by run",
              true,
              comparingInt(RunStep::position).thenComparing(BY_ID),
              world -> {
                Run run = world.run();
                return new Shelf<>(
                    i ->
                        world
                            .project()
                            .steps()
                            .insert(
                                RunSteps.planned(run, "step " + i)
                                    .withId(new RunStepId(id(i)))
                                    .withAudit(made(i))
                                    .withPosition(i % 3)),
                    (in, page) -> in.project().steps().findByRun(run.id(), page));
              }),
          Listing.owned(
              "signals by run",
              world -> {
                Run run = world.run();
                return new Shelf<>(
                    i ->
                        world
                            .project()
                            .signals()
                            .insert(
                                Signals.minimal(run)
                                    .withId(new SignalId(id(i)))
                                    .withSignalKey("signal " + i)
                                    .withAudit(made(i))),
                    (in, page) -> in.project().signals().findByRun(run.id(), page));
              }),
          Listing.owned(
              "side effects by run",
              world -> {
                Work work = world.work();
                RunStep step = world.project().steps().insert(RunSteps.planned(work.run(), "push"));
                return new Shelf<>(
                    i ->
                        world
                            .project()
                            .sideEffectLedger()
                            .intend(
                                work.lease(),
                                SideEffects.push(step, "push " + i)
                                    .withId(new SideEffectId(id(i)))
                                    .withAudit(made(i))),
                    (in, page) -> in.project().sideEffects().findByRun(work.run().id(), page));
              }),
          Listing.owned(
              "approvals by run",
              world -> {
                Run run = world.run();
                return new Shelf<>(
                    i ->
                        world.requested(
                            Approvals.pending(run)
                                .withId(new ApprovalId(id(i)))
                                .withAudit(made(i))),
                    (in, page) -> in.project().approvals().findByRun(run.id(), page));
              }),
          Listing.owned(
              "approvals by status",
              world -> {
                Run run = world.run();
                return new Shelf<>(
                    i ->
                        world.requested(
                            Approvals.pending(run)
                                .withId(new ApprovalId(id(i)))
                                .withAudit(made(i))),
                    (in, page) ->
                        in.project().approvals().findByStatus(ApprovalStatus.PENDING, page));
              }),
          new Listing<>(
              "versions of an artifact",
              true,
              comparingInt(Artifact::revision).reversed(),
              world ->
                  new Shelf<>(
                      i -> world.project().artifacts().insert(log(world, i)),
                      (in, page) ->
                          in.project().artifacts().findRevisions(ArtifactKind.LOG, "log", page))),
          Listing.owned(
              "artifacts by run",
              world -> {
                RunId run = world.run().id();
                return new Shelf<>(
                    i -> world.project().artifacts().insert(log(world, i).withRunId(run)),
                    (in, page) -> in.project().artifacts().findByRun(run, page));
              }),
          Listing.owned(
              "artifacts by run and kind",
              world -> {
                RunId run = world.run().id();
                return new Shelf<>(
                    i -> world.project().artifacts().insert(log(world, i).withRunId(run)),
                    (in, page) ->
                        in.project().artifacts().findByRunAndKind(run, ArtifactKind.LOG, page));
              }));

  private RunListings() {}

  private static Run.Builder run(TestWorld world, int i) {
    RunId id = new RunId(id(i));
    Run.Builder run = Run.builder();
    run.from(Runs.pending(world.id())).id(id).lineage(Lineage.first(id)).audit(made(i));
    return run;
  }

  private static Artifact log(TestWorld world, int i) {
    return Artifacts.log(world.id(), "log").withId(new ArtifactId(id(i))).withAudit(made(i));
  }
}
