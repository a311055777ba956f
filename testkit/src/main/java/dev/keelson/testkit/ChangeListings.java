// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static dev.keelson.testkit.Listing.id;

import dev.keelson.change.MergeId;
import dev.keelson.change.PullRequest;
import dev.keelson.change.PullRequestId;
import dev.keelson.change.PullRequestStatus;
import dev.keelson.repository.RepositoryId;
import dev.keelson.run.JobType;
import dev.keelson.run.Run;
import dev.keelson.run.RunId;
import dev.keelson.run.SandboxJob;
import dev.keelson.run.SandboxJobId;
import dev.keelson.testkit.Listing.Shelf;
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
              scene -> {
                Run run = scene.run();
                return new Shelf<>(
                    i -> scene.project().sandboxJobs().insert(job(run, i)),
                    (in, page) -> in.project().sandboxJobs().findByRun(run.id(), page));
              }),
          Listing.owned(
              "sandbox jobs by run and type",
              scene -> {
                Run run = scene.run();
                return new Shelf<>(
                    i -> scene.project().sandboxJobs().insert(job(run, i)),
                    (in, page) ->
                        in.project()
                            .sandboxJobs()
                            .findByRunAndType(run.id(), JobType.VERIFY_TEST, page));
              }),
          Listing.owned(
              "pull requests by status",
              scene -> {
                RepositoryId repository = scene.repository().id();
                return new Shelf<>(
                    i -> scene.project().pullRequests().insert(pull(scene, repository, i)),
                    (in, page) ->
                        in.project().pullRequests().findByStatus(PullRequestStatus.OPEN, page));
              }),
          Listing.owned(
              "pull requests by run",
              scene -> {
                RepositoryId repository = scene.repository().id();
                RunId run = scene.run().id();
                return new Shelf<>(
                    i ->
                        scene
                            .project()
                            .pullRequests()
                            .insert(pull(scene, repository, i).withRunId(run)),
                    (in, page) -> in.project().pullRequests().findByRun(run, page));
              }),
          Listing.owned(
              "merges by workspace",
              scene -> {
                Workspace workspace = scene.workspace();
                RepositoryId repository = scene.repository().id();
                return new Shelf<>(
                    i ->
                        scene
                            .project()
                            .merges()
                            .insert(
                                Merges.direct(workspace, repository).withId(new MergeId(id(i)))),
                    (in, page) -> in.project().merges().findByWorkspace(workspace.id(), page));
              }));

  private ChangeListings() {}

  private static SandboxJob job(Run run, int i) {
    return SandboxJobs.queued(run).withId(new SandboxJobId(id(i)));
  }

  private static PullRequest pull(Scene scene, RepositoryId repository, int i) {
    return PullRequests.open(scene.id(), repository, i + 1).withId(new PullRequestId(id(i)));
  }
}
