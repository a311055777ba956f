// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static dev.keelson.testkit.contract.asking.Listing.id;
import static dev.keelson.testkit.contract.asking.Listing.made;

import dev.keelson.change.MergeId;
import dev.keelson.change.PullRequest;
import dev.keelson.change.PullRequestId;
import dev.keelson.change.PullRequestStatus;
import dev.keelson.core.RunId;
import dev.keelson.repo.RepoId;
import dev.keelson.run.JobType;
import dev.keelson.run.Run;
import dev.keelson.run.SandboxJob;
import dev.keelson.run.SandboxJobId;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.asking.Listing.Shelf;
import dev.keelson.testkit.fixtures.Merges;
import dev.keelson.testkit.fixtures.PullRequests;
import dev.keelson.testkit.fixtures.SandboxJobs;
import dev.keelson.workspace.Workspace;
import java.util.List;

/** The queries that list sandbox jobs, pull requests and merges. */
final class ChangeListings {

  static final List<Listing<?>> OF_CHANGES =
      List.of(
          Listing.owned(
              "sandbox jobs by run",
              world -> {
                Run run = world.run();
                return new Shelf<>(
                    i -> world.project().sandboxJobs().insert(job(run, i)),
                    (in, page) -> in.project().sandboxJobs().findByRun(run.id(), page));
              }),
          Listing.owned(
              "sandbox jobs by run and type",
              world -> {
                Run run = world.run();
                return new Shelf<>(
                    i -> world.project().sandboxJobs().insert(job(run, i)),
                    (in, page) ->
                        in.project()
                            .sandboxJobs()
                            .findByRunAndType(run.id(), JobType.VERIFY_TEST, page));
              }),
          Listing.owned(
              "pull requests by status",
              world -> {
                RepoId repo = world.repo().id();
                return new Shelf<>(
                    i -> world.project().pullRequests().insert(pull(world, repo, i)),
                    (in, page) ->
                        in.project().pullRequests().findByStatus(PullRequestStatus.OPEN, page));
              }),
          Listing.owned(
              "pull requests by run",
              world -> {
                RepoId repo = world.repo().id();
                RunId run = world.run().id();
                return new Shelf<>(
                    i ->
                        world
                            .project()
                            .pullRequests()
                            .insert(pull(world, repo, i).withRunId(run).withPart("part " + i)),
                    (in, page) -> in.project().pullRequests().findByRun(run, page));
              }),
          Listing.owned(
              "merges by workspace",
              world -> {
                Workspace workspace = world.workspace();
                RepoId repo = world.repo().id();
                return new Shelf<>(
                    i ->
                        world
                            .project()
                            .merges()
                            .insert(
                                Merges.direct(workspace, repo)
                                    .withId(new MergeId(id(i)))
                                    .withAudit(made(i))),
                    (in, page) -> in.project().merges().findByWorkspace(workspace.id(), page));
              }));

  private ChangeListings() {}

  private static SandboxJob job(Run run, int i) {
    return SandboxJobs.queued(run).withId(new SandboxJobId(id(i))).withAudit(made(i));
  }

  private static PullRequest pull(TestWorld world, RepoId repo, int i) {
    return PullRequests.open(world.id(), repo, i + 1)
        .withId(new PullRequestId(id(i)))
        .withAudit(made(i));
  }
}
