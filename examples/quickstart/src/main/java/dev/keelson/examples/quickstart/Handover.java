// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.Agent;
import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalScope;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Actor;
import dev.keelson.core.Json;
import dev.keelson.core.PageRequest;
import dev.keelson.effect.EffectKind;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectStatus;
import dev.keelson.project.Project;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepStatus;
import dev.keelson.story.RunStory;
import dev.keelson.work.Awaited;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.workspace.Workspace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One change, made by workers that stop in the middle: the code that {@code docs/workers.md} shows.
 */
final class Handover {

  /** The outside: what was pushed, by the key of the side effect. */
  final Map<String, String> pushed = new HashMap<>();

  private final Keelson host;
  private final InstantSource clock;
  private final Agent coder;
  private final Keelson asCoder;
  private final Project shop;

  Handover(Keelson host, InstantSource clock) {
    this.host = host;
    this.clock = clock;
    coder = host.agents().insert(Agent.named("coder", "Coder", clock.instant()));
    asCoder = host.actingAs(coder.id().actor());
    shop = host.projects().insert(Project.named("shop", "The shop", clock.instant()));
    WorkItem item = WorkItem.titled(shop.id(), "Mend the login", clock.instant());
    host.actingAs(Actor.user("ana")).project(shop.id()).workItems().insert(item);
  }

  Claim claim(String worker) {
    return asCoder
        .workQueue()
        .claim(
            ClaimRequest.by(coder.id())
                .everywhere()
                .worker(worker)
                .leasedFor(Duration.ofMinutes(5)))
        .getFirst();
  }

  ProjectScope under(Claim claim) {
    return asCoder.project(shop.id()).under(claim.lease());
  }

  /** The run that goes on at the item, whoever began it, or else a new one. */
  Run run(Claim claim) {
    ProjectScope project = under(claim);
    PageRequest page = PageRequest.first(100);
    return project.runs().findByWorkItem(claim.item().id(), page).items().stream()
        .filter(run -> run.finishedAt() == null)
        .findFirst()
        .orElseGet(() -> project.runs().insert(begun(claim)));
  }

  private Run begun(Claim claim) {
    Run run = Run.at(shop.id(), claim.item().id(), coder.id(), clock.instant());
    return run.running(clock.instant());
  }

  /** The tree in which the item is worked on, with what the worker before left there. */
  Workspace workspace(Claim claim) {
    ProjectScope project = under(claim);
    PageRequest page = PageRequest.first(100);
    return project.workspaces().findByWorkItem(claim.item().id(), page).items().stream()
        .filter(Workspace::isActive)
        .findFirst()
        .orElseGet(() ->
            project.workspaces().insert(Workspace.at(claim.item(), "keelson", clock.instant())));
  }

  // tag::step[]
  /** A step that has completed is not done again: it returns what was recorded. */
  Json mend(Claim claim, Run run) {
    RunStep step = RunStep.planned(run, 0, "mend", "Mend the code", clock.instant());
    RunStep begun = under(claim).stepLedger().begin(claim.lease(), step);
    if (begun.status() == RunStepStatus.COMPLETED) {
      return begun.output();
    }
    String branch = workspace(claim).branch(); // attempt 2: what attempt 1 left there is there
    Json output = Json.EMPTY.with("branch", branch);
    return under(claim).stepLedger().complete(claim.lease(), begun.id(), output).output();
  }

  // end::step[]

  // tag::effect[]
  /** Pushes once: whoever finds the effect intended asks the outside before doing it. */
  void push(Claim claim, Run run, Json mended, Runnable crash) {
    RunStep step = RunStep.planned(run, 1, "push", "Push the branch", clock.instant());
    step = under(claim).stepLedger().begin(claim.lease(), step);
    SideEffect planned =
        SideEffect.of(step, "push", EffectKind.REPO_PUSH, mended, clock.instant()).build();
    SideEffect effect = under(claim).sideEffectLedger().intend(claim.lease(), planned);
    if (effect.status() != SideEffectStatus.DONE) {
      String key = run.id() + "/" + effect.effectKey(); // the outside keeps it with the result
      String commit = pushed.computeIfAbsent(key, absent -> "c0ffee");
      crash.run(); // where the first worker stops
      under(claim).sideEffectLedger().complete(claim.lease(), effect.id(), commit, Json.EMPTY);
    }
    under(claim).stepLedger().complete(claim.lease(), step.id(), Json.EMPTY);
  }

  // end::effect[]

  // tag::ask[]
  /** Asks, and lets the item wait until somebody has answered: nobody claims it meanwhile. */
  Approval ask(Claim claim, Run run, Json mended) {
    RunStep merge = RunStep.planned(run, 2, "merge", "Merge it", clock.instant());
    RunStep step = under(claim).stepLedger().begin(claim.lease(), merge);
    Approval request =
        Approval.of(shop.id(), run.id(), ApprovalScope.REPO_MERGE, mended, clock.instant())
            .stepId(step.id())
            .target("main")
            .intentSummary("Merge the mended login into main")
            .build();
    return asCoder.inTransaction(tx -> {
      ProjectScope project = tx.project(shop.id()).under(claim.lease());
      Approval approval = project.approvalService().request(request).value();
      project.steps().update(step.id(), RunStep::awaitingApproval);
      project.runs().update(run.id(), Run::awaitingApproval);
      tx.workQueue().complete(claim.lease(), Outcome.waiting(Awaited.approval(approval.id())));
      return approval;
    });
  }

  // end::ask[]

  // tag::answer[]
  /** The host, when a person answers: the item is pending again, in the same transaction. */
  void answer(Approval approval, Verdict verdict) {
    host.actingAs(Actor.user("ana"))
        .project(shop.id())
        .approvalService()
        .decide(approval.id(), verdict, null);
  }

  // end::answer[]

  /** The next worker: goes on where the run waits, as the answer says. */
  void merge(Claim claim, Run waiting, Json mended) {
    ProjectScope project = under(claim);
    Optional<Approval> approval =
        project.approvals().findByRun(waiting.id(), PageRequest.first(1)).items().stream()
            .findFirst();
    Run run = project.runs().update(waiting.id(), it -> it.running(clock.instant()));
    RunStep step = project.steps().findByKey(run.id(), "merge").orElseThrow();
    step = project.steps().update(step.id(), it -> it.running(clock.instant()));
    SideEffect merge =
        SideEffect.of(step, "merge", EffectKind.REPO_MERGE, mended, clock.instant())
            .target("main")
            .approvalId(approval.orElseThrow().id()) // taken here, once, and refused if rejected
            .build();
    SideEffect effect = project.sideEffectLedger().intend(claim.lease(), merge);
    project.sideEffectLedger().complete(claim.lease(), effect.id(), "facade", Json.EMPTY);
    project.stepLedger().complete(claim.lease(), step.id(), Json.EMPTY);
    project.runs().update(run.id(), it -> it.completed(clock.instant()));
    asCoder.workQueue().complete(claim.lease(), Outcome.success());
  }

  String story(Run run) {
    return RunStory.of(host.project(shop.id()), run.id()).toText();
  }
}
