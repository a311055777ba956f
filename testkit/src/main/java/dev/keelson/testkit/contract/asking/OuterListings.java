// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static dev.keelson.testkit.contract.asking.Listing.BY_CREATION;
import static dev.keelson.testkit.contract.asking.Listing.id;
import static dev.keelson.testkit.contract.asking.Listing.made;

import dev.keelson.activity.Activity;
import dev.keelson.activity.ActivityId;
import dev.keelson.conversation.ChatThread;
import dev.keelson.conversation.ChatThreadId;
import dev.keelson.conversation.ChatThreadStatus;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.delivery.Deployment;
import dev.keelson.delivery.DeploymentId;
import dev.keelson.delivery.DeploymentStatus;
import dev.keelson.delivery.InfraProvider;
import dev.keelson.delivery.InfraResource;
import dev.keelson.delivery.InfraResourceId;
import dev.keelson.inbound.IssueAnalysisId;
import dev.keelson.inbound.IssueAnalysisStatus;
import dev.keelson.inbound.WebhookDeliveryId;
import dev.keelson.inbound.WebhookDeliveryStatus;
import dev.keelson.repo.RepoId;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.asking.Listing.Shelf;
import dev.keelson.testkit.fixtures.Activities;
import dev.keelson.testkit.fixtures.ChatThreads;
import dev.keelson.testkit.fixtures.Deployments;
import dev.keelson.testkit.fixtures.InfraResources;
import dev.keelson.testkit.fixtures.IssueAnalyses;
import dev.keelson.testkit.fixtures.Repos;
import dev.keelson.testkit.fixtures.WebhookDeliveries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queries that list what comes from outside or is out there. */
final class OuterListings {

  static final List<Listing<?>> ALL =
      List.of(
          Listing.shared(
              "webhook deliveries by status",
              world -> {
                return new Shelf<>(
                    i ->
                        world
                            .keelson()
                            .webhooks()
                            .insert(
                                WebhookDeliveries.minimal()
                                    .withId(new WebhookDeliveryId(id(i)))
                                    .withAudit(made(i))),
                    (in, page) ->
                        in.keelson().webhooks().findByStatus(WebhookDeliveryStatus.PENDING, page));
              }),
          Listing.owned(
              "analyses of issues by status",
              world -> {
                RepoId repo = world.keelson().repos().insert(Repos.minimal()).id();
                return new Shelf<>(
                    i ->
                        world
                            .project()
                            .issueAnalyses()
                            .insert(
                                IssueAnalyses.pending(world.id(), repo)
                                    .withIssueNumber(i + 1)
                                    .withId(new IssueAnalysisId(id(i)))
                                    .withAudit(made(i))),
                    (in, page) ->
                        in.project()
                            .issueAnalyses()
                            .findByStatus(IssueAnalysisStatus.PENDING, page));
              }),
          Listing.owned(
              "threads by status",
              world -> {
                return new Shelf<>(
                    i -> thread(world, i, null),
                    (in, page) ->
                        in.project().threads().findByStatus(ChatThreadStatus.ACTIVE, page));
              }),
          Listing.owned(
              "threads by run",
              world -> {
                RunId run = world.run().id();
                return new Shelf<>(
                    i -> thread(world, i, run),
                    (in, page) -> in.project().threads().findByRun(run, page));
              }),
          Listing.owned(
              "deployments by status",
              world -> {
                return new Shelf<>(
                    i -> deployment(world, i, null),
                    (in, page) ->
                        in.project().deployments().findByStatus(DeploymentStatus.PENDING, page));
              }),
          Listing.owned(
              "deployments by run",
              world -> {
                RunId run = world.run().id();
                return new Shelf<>(
                    i -> deployment(world, i, run),
                    (in, page) -> in.project().deployments().findByRun(run, page));
              }),
          Listing.owned(
              "infrastructure by provider",
              world -> {
                return new Shelf<>(
                    i -> resource(world, i, null),
                    (in, page) ->
                        in.project().infrastructure().findByProvider(InfraProvider.NEON, page));
              }),
          Listing.owned(
              "infrastructure by run",
              world -> {
                RunId run = world.run().id();
                return new Shelf<>(
                    i -> resource(world, i, run),
                    (in, page) -> in.project().infrastructure().findByRun(run, page));
              }),
          new Listing<>(
              "activities",
              true,
              BY_CREATION.reversed(),
              world -> {
                return new Shelf<>(
                    i -> activity(world, i, null, null),
                    (in, page) -> in.project().activities().findAll(page));
              }),
          new Listing<>(
              "activities by work item",
              true,
              BY_CREATION.reversed(),
              world -> {
                WorkItemId item = world.item().id();
                return new Shelf<>(
                    i -> activity(world, i, item, null),
                    (in, page) -> in.project().activities().findByWorkItem(item, page));
              }),
          new Listing<>(
              "activities by run",
              true,
              BY_CREATION.reversed(),
              world -> {
                RunId run = world.run().id();
                return new Shelf<>(
                    i -> activity(world, i, null, run),
                    (in, page) -> in.project().activities().findByRun(run, page));
              }));

  private OuterListings() {}

  private static Activity activity(
      TestWorld world, int i, @Nullable WorkItemId item, @Nullable RunId run) {
    return world
        .project()
        .activities()
        .append(
            Activities.triggered(world.id())
                .withId(new ActivityId(id(i)))
                .withAudit(made(i))
                .withWorkItemId(item)
                .withRunId(run));
  }

  private static ChatThread thread(TestWorld world, int i, @Nullable RunId run) {
    return world
        .project()
        .threads()
        .insert(
            ChatThreads.begun(world.id())
                .withId(new ChatThreadId(id(i)))
                .withAudit(made(i))
                .withRunId(run));
  }

  private static Deployment deployment(TestWorld world, int i, @Nullable RunId run) {
    return world
        .project()
        .deployments()
        .insert(
            Deployments.pending(world.id())
                .withId(new DeploymentId(id(i)))
                .withAudit(made(i))
                .withRunId(run));
  }

  private static InfraResource resource(TestWorld world, int i, @Nullable RunId run) {
    return world
        .project()
        .infrastructure()
        .insert(
            InfraResources.minimal(world.id())
                .withId(new InfraResourceId(id(i)))
                .withAudit(made(i))
                .withRunId(run));
  }
}
