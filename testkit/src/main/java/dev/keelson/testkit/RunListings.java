// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static dev.keelson.testkit.Listing.BY_ID;
import static dev.keelson.testkit.Listing.id;
import static dev.keelson.testkit.Listing.time;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import dev.keelson.agent.AgentId;
import dev.keelson.approval.ApprovalId;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactId;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.core.Stamp;
import dev.keelson.run.Run;
import dev.keelson.run.RunId;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.run.SideEffectId;
import dev.keelson.testkit.Listing.Shelf;
import dev.keelson.testkit.Scene.Work;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.SideEffects;
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
              comparing(Run::createdAt).thenComparing(BY_ID).reversed(),
              scene ->
                  new Shelf<>(
                      i -> scene.project().runs().insert(run(scene, i).build()),
                      (in, page) -> in.project().runs().findAll(page))),
          Listing.owned(
              "runs by status",
              scene ->
                  new Shelf<>(
                      i -> scene.project().runs().insert(run(scene, i).build()),
                      (in, page) -> in.project().runs().findByStatus(RunStatus.PENDING, page))),
          Listing.owned(
              "runs by work item",
              scene -> {
                WorkItem item = scene.item();
                return new Shelf<>(
                    i -> scene.project().runs().insert(run(scene, i).workItemId(item.id()).build()),
                    (in, page) -> in.project().runs().findByWorkItem(item.id(), page));
              }),
          new Listing<>(
              "runs by agent",
              true,
              comparing((Run run) -> Objects.requireNonNull(run.startedAt()))
                  .thenComparing(BY_ID)
                  .reversed(),
              scene -> {
                AgentId agent = scene.agent().id();
                return new Shelf<>(
                    i ->
                        scene
                            .project()
                            .runs()
                            .insert(run(scene, i).agentId(agent).build().running(time(i))),
                    (in, page) -> in.project().runs().findByAgent(agent, page));
              }));

  static final List<Listing<?>> OF_A_RUN =
      List.of(
          new Listing<>(
              "steps by run",
              true,
              comparingInt(RunStep::position).thenComparing(BY_ID),
              scene -> {
                Run run = scene.run();
                return new Shelf<>(
                    i ->
                        scene
                            .project()
                            .steps()
                            .insert(
                                RunSteps.planned(run, "step " + i)
                                    .withId(new RunStepId(id(i)))
                                    .withPosition(i % 3)),
                    (in, page) -> in.project().steps().findByRun(run.id(), page));
              }),
          Listing.owned(
              "side effects by run",
              scene -> {
                Work work = scene.work();
                RunStep step = scene.project().steps().insert(RunSteps.planned(work.run(), "push"));
                return new Shelf<>(
                    i ->
                        scene
                            .project()
                            .sideEffects()
                            .intend(
                                work.lease(),
                                SideEffects.push(step, "push " + i)
                                    .withId(new SideEffectId(id(i)))),
                    (in, page) -> in.project().sideEffects().findByRun(work.run().id(), page));
              }),
          Listing.owned(
              "approvals by run",
              scene -> {
                Run run = scene.run();
                return new Shelf<>(
                    i ->
                        scene
                            .project()
                            .approvals()
                            .insert(Approvals.pending(run).withId(new ApprovalId(id(i)))),
                    (in, page) -> in.project().approvals().findByRun(run.id(), page));
              }),
          Listing.owned(
              "approvals by status",
              scene -> {
                Run run = scene.run();
                return new Shelf<>(
                    i ->
                        scene
                            .project()
                            .approvals()
                            .insert(Approvals.pending(run).withId(new ApprovalId(id(i)))),
                    (in, page) ->
                        in.project().approvals().findByStatus(ApprovalStatus.PENDING, page));
              }),
          new Listing<>(
              "versions of an artifact",
              true,
              comparingInt(Artifact::revision).reversed(),
              scene ->
                  new Shelf<>(
                      i -> scene.project().artifacts().insert(log(scene, i)),
                      (in, page) ->
                          in.project().artifacts().findVersions(ArtifactKind.LOG, "log", page))),
          Listing.owned(
              "artifacts by run",
              scene -> {
                RunId run = scene.run().id();
                return new Shelf<>(
                    i -> scene.project().artifacts().insert(log(scene, i).withRunId(run)),
                    (in, page) -> in.project().artifacts().findByRun(run, page));
              }),
          Listing.owned(
              "artifacts by run and kind",
              scene -> {
                RunId run = scene.run().id();
                return new Shelf<>(
                    i -> scene.project().artifacts().insert(log(scene, i).withRunId(run)),
                    (in, page) ->
                        in.project().artifacts().findByRunAndKind(run, ArtifactKind.LOG, page));
              }));

  private RunListings() {}

  private static Run.Builder run(Scene scene, int i) {
    RunId id = new RunId(id(i));
    Run.Builder run = Run.builder();
    run.from(Runs.pending(scene.id())).id(id).rootRunId(id).stamp(Stamp.made(time(i)));
    return run;
  }

  private static Artifact log(Scene scene, int i) {
    return Artifacts.log(scene.id(), "log").withId(new ArtifactId(id(i)));
  }
}
