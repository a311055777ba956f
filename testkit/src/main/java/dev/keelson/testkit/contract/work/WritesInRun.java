// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static dev.keelson.testkit.contract.work.FencedWrites.entity;
import static dev.keelson.testkit.contract.work.FencedWrites.inserting;

import dev.keelson.ProjectScope;
import dev.keelson.approval.Approval;
import dev.keelson.artifact.Artifact;
import dev.keelson.change.PullRequest;
import dev.keelson.conversation.ChatThread;
import dev.keelson.core.Json;
import dev.keelson.core.StatusReason;
import dev.keelson.delivery.Deployment;
import dev.keelson.delivery.DeploymentObservation;
import dev.keelson.delivery.DeploymentStatus;
import dev.keelson.delivery.InfraResource;
import dev.keelson.effect.SideEffect;
import dev.keelson.run.RunStep;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.contract.work.FencedWrites.Writing;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.ChatMessages;
import dev.keelson.testkit.fixtures.ChatThreads;
import dev.keelson.testkit.fixtures.Checkpoints;
import dev.keelson.testkit.fixtures.Citations;
import dev.keelson.testkit.fixtures.CodingAgentTurns;
import dev.keelson.testkit.fixtures.Deployments;
import dev.keelson.testkit.fixtures.ExecutionProcesses;
import dev.keelson.testkit.fixtures.InfraResources;
import dev.keelson.testkit.fixtures.LogChunks;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProcessRepoStates;
import dev.keelson.testkit.fixtures.PullRequests;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.SandboxJobs;
import dev.keelson.testkit.fixtures.SessionEvents;
import dev.keelson.testkit.fixtures.Sessions;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.testkit.fixtures.Signals;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.Session;
import java.util.List;
import java.util.Map;

/** Every kind of write in a run. */
final class WritesInRun {

  private WritesInRun() {}

  static Map<String, Writing> all() {
    Map<String, Writing> writes = FencedWrites.none();
    writes.put(
        "runs.update",
        (shop, work) -> p -> p.runs().update(p.runs().get(work.run().id()).withCurrentStep("x")));
    entity(writes, "steps", ProjectScope::steps, (shop, work) -> step(work, "planned"));
    inserting(
        writes, "signals", ProjectScope::signals, (shop, work) -> Signals.minimal(work.run()));
    writes.put(
        "signals.deliver",
        (shop, work) ->
            p -> p.signals().deliver(Signals.minimal(work.run()).withSignalKey("delivered")));
    entity(
        writes,
        "sandboxJobs",
        ProjectScope::sandboxJobs,
        (shop, work) -> SandboxJobs.queued(work.run()));
    addLedgers(writes);
    addApprovals(writes);
    addResults(writes);
    addDeliveries(writes);
    addSessions(writes);
    addThreads(writes);
    writes.put("holds.place", (shop, work) -> p -> p.holds().place(work.run().id(), "a claim"));
    writes.put(
        "holds.lift",
        (shop, work) -> {
          shop.host().project(shop.id()).holds().place(work.run().id(), "a claim");
          return p -> p.holds().lift(work.run().id());
        });
    writes.put(
        "termination.cancel",
        (shop, work) -> p -> p.termination().cancel(work.run().id(), StatusReason.KILLED));
    writes.put(
        "termination.fail",
        (shop, work) -> p -> p.termination().fail(work.run().id(), Made.FAILURE));
    return writes;
  }

  private static void addLedgers(Map<String, Writing> writes) {
    writes.put(
        "stepLedger.begin",
        (shop, work) -> p -> p.stepLedger().begin(work.lease(), step(work, "begun")));
    writes.put(
        "stepLedger.complete",
        (shop, work) -> {
          RunStep begun = begun(shop, work, "completed");
          return p -> p.stepLedger().complete(work.lease(), begun.id(), Json.EMPTY);
        });
    writes.put(
        "stepLedger.fail",
        (shop, work) -> {
          RunStep begun = begun(shop, work, "failed");
          return p -> p.stepLedger().fail(work.lease(), begun.id(), Made.FAILURE);
        });
    writes.put(
        "sideEffectLedger.intend",
        (shop, work) -> p -> p.sideEffectLedger().intend(work.lease(), effect(work, "intended")));
    writes.put(
        "sideEffectLedger.complete",
        (shop, work) -> {
          SideEffect intended = intended(shop, work, "done");
          return p ->
              p.sideEffectLedger().complete(work.lease(), intended.id(), "4f1c", Json.EMPTY);
        });
    writes.put(
        "sideEffectLedger.fail",
        (shop, work) -> {
          SideEffect intended = intended(shop, work, "failed");
          return p -> p.sideEffectLedger().fail(work.lease(), intended.id(), Made.FAILURE);
        });
  }

  private static RunStep begun(TestWorld shop, Work work, String key) {
    return shop.project().stepLedger().begin(work.lease(), step(work, key));
  }

  private static SideEffect intended(TestWorld shop, Work work, String key) {
    return shop.project().sideEffectLedger().intend(work.lease(), effect(work, key));
  }

  private static RunStep step(Work work, String key) {
    return RunSteps.planned(work.run(), key);
  }

  private static SideEffect effect(Work work, String key) {
    return SideEffects.push(step(work, key), key);
  }

  private static void addApprovals(Map<String, Writing> writes) {
    writes.put(
        "approvalService.request",
        (shop, work) -> {
          Approval asked = Approvals.pending(work.run());
          return p -> p.approvalService().request(asked);
        });
    writes.put(
        "approvalService.consume",
        (shop, work) -> {
          Approval granted = shop.granted(Approvals.pending(work.run()));
          return p ->
              p.approvalService()
                  .consume(
                      granted.id(), granted.scope(), granted.target(), granted.parametersDigest());
        });
    writes.put(
        "approvalService.withdraw",
        (shop, work) -> {
          Approval asked = shop.requested(Approvals.pending(work.run()));
          return p -> p.approvalService().withdraw(asked.id(), StatusReason.SUPERSEDED);
        });
  }

  private static void addResults(Map<String, Writing> writes) {
    entity(writes, "artifacts", ProjectScope::artifacts, WritesInRun::artifact);
    entity(
        writes,
        "citations",
        ProjectScope::citations,
        (shop, work) ->
            Citations.ofPage(shop.id())
                .withArtifactId(shop.project().artifacts().insert(artifact(shop, work)).id()));
    writes.put(
        "usage.append",
        (shop, work) ->
            p ->
                p.usage()
                    .append(
                        List.of(
                            AgentExecutions.unmeasured(p.id(), work.lease().holder())
                                .withRunId(work.run().id()))));
  }

  private static Artifact artifact(TestWorld shop, Work work) {
    return Artifacts.log(shop.id(), "log").withRunId(work.run().id());
  }

  private static void addDeliveries(Map<String, Writing> writes) {
    entity(writes, "deployments", ProjectScope::deployments, WritesInRun::deployment);
    writes.put(
        "deployments.observe",
        (shop, work) -> {
          Deployment stored = shop.project().deployments().insert(deployment(shop, work));
          return p ->
              p.deployments()
                  .observe(
                      stored.id(), DeploymentObservation.of(DeploymentStatus.RUNNING, Made.NOW));
        });
    entity(writes, "infrastructure", ProjectScope::infrastructure, WritesInRun::resource);
    writes.put(
        "infrastructure.delete",
        (shop, work) -> {
          InfraResource stored = shop.project().infrastructure().insert(resource(shop, work));
          return p -> p.infrastructure().delete(stored.id());
        });
    entity(writes, "pullRequests", ProjectScope::pullRequests, WritesInRun::pullRequest);
    writes.put(
        "pullRequests.observe",
        (shop, work) -> {
          PullRequest seen = pullRequest(shop, work).withObservedAt(Made.NOW);
          return p -> p.pullRequests().observe(seen);
        });
  }

  private static Deployment deployment(TestWorld shop, Work work) {
    return Deployments.pending(shop.id()).withRunId(work.run().id());
  }

  private static InfraResource resource(TestWorld shop, Work work) {
    return InfraResources.minimal(shop.id()).withRunId(work.run().id());
  }

  private static PullRequest pullRequest(TestWorld shop, Work work) {
    return PullRequests.open(shop.id(), shop.repo().id(), 7).withRunId(work.run().id());
  }

  private static void addSessions(Map<String, Writing> writes) {
    entity(
        writes,
        "sessions",
        ProjectScope::sessions,
        (shop, work) -> Sessions.created(shop.workspace()).withRunId(work.run().id()));
    entity(
        writes,
        "checkpoints",
        ProjectScope::checkpoints,
        (shop, work) -> Checkpoints.minimal(session(shop, work)));
    writes.put(
        "sessionEvents.append",
        (shop, work) -> {
          Session session = session(shop, work);
          return p -> p.sessionEvents().append(SessionEvents.named(p.id(), session.id(), "x"));
        });
    entity(
        writes,
        "processes",
        ProjectScope::processes,
        (shop, work) -> ExecutionProcesses.running(session(shop, work)));
    writes.put(
        "processLog.append",
        (shop, work) -> {
          ExecutionProcess process = process(shop, work);
          return p -> p.processLog().append(LogChunks.line(p.id(), process.id(), "x"));
        });
    entity(
        writes,
        "processRepoStates",
        ProjectScope::processRepoStates,
        (shop, work) -> ProcessRepoStates.unknown(process(shop, work), shop.repo().id()));
    entity(
        writes,
        "codingAgentTurns",
        ProjectScope::codingAgentTurns,
        (shop, work) -> CodingAgentTurns.minimal(process(shop, work)));
  }

  /** A session of the run, in a workspace of nobody else. */
  static Session session(TestWorld shop, Work work) {
    return shop.project()
        .sessions()
        .insert(Sessions.created(shop.workspace()).withRunId(work.run().id()));
  }

  private static ExecutionProcess process(TestWorld shop, Work work) {
    return shop.project().processes().insert(ExecutionProcesses.running(session(shop, work)));
  }

  private static void addThreads(Map<String, Writing> writes) {
    entity(
        writes,
        "threads",
        ProjectScope::threads,
        (shop, work) -> ChatThreads.begun(shop.id()).withRunId(work.run().id()));
    writes.put(
        "threads.delete",
        (shop, work) -> {
          ChatThread thread = thread(shop, work);
          return p -> p.threads().delete(thread.id());
        });
    writes.put(
        "messages.append",
        (shop, work) -> {
          ChatThread thread = thread(shop, work);
          return p -> p.messages().append(ChatMessages.asked(p.id(), thread.id(), "x"));
        });
  }

  private static ChatThread thread(TestWorld shop, Work work) {
    return shop.project().threads().insert(ChatThreads.begun(shop.id()).withRunId(work.run().id()));
  }
}
