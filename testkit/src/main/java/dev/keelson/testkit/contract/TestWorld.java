// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.Agent;
import dev.keelson.approval.Approval;
import dev.keelson.approval.Verdict;
import dev.keelson.artifact.Artifact;
import dev.keelson.core.Actor;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.Leasable;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.effect.SideEffect;
import dev.keelson.journal.JournalEntry;
import dev.keelson.query.RowType;
import dev.keelson.repo.Repo;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.spi.Claims;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.StoreFixture;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.fixtures.Checkpoints;
import dev.keelson.testkit.fixtures.ExecutionProcesses;
import dev.keelson.testkit.fixtures.Projects;
import dev.keelson.testkit.fixtures.Repos;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.Sessions;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.testkit.fixtures.Workspaces;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.WorkItem;
import dev.keelson.workspace.Checkpoint;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.Workspace;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A project in a store, and ways to store what a test needs but is not about.
 *
 * @param host the store as a host connects to it
 */
public record TestWorld(Keelson keelson, Keelson host, ProjectId id, Set<Part> parts) {

  /** The process that claims for agents. */
  public static final String WORKER = "build-7/4242";

  /** The project in a store that keeps all parts. */
  public TestWorld(Keelson keelson, ProjectId id) {
    this(keelson, keelson, id, EnumSet.allOf(Part.class));
  }

  public static TestWorld in(Keelson keelson, Keelson host, Set<Part> parts) {
    return new TestWorld(keelson, host, host.projects().insert(Projects.shop()).id(), parts);
  }

  /** Tells whether the store keeps values of that type. */
  public boolean keeps(RowType<?> type) {
    return parts.contains(Part.of(type));
  }

  /** Another project in the same store. */
  public TestWorld elsewhere() {
    return in(keelson, host, parts);
  }

  /**
   * The same project through another instance of the store, or through one that acts for others.
   */
  public TestWorld through(Keelson other) {
    return new TestWorld(other, host, id, parts);
  }

  public TestWorld actingAs(Actor actor) {
    return through(keelson.actingAs(actor));
  }

  /** The same project for who holds that lease. */
  public TestWorld holding(Lease lease) {
    return actingAs(lease.holder().actor());
  }

  public ProjectScope project() {
    return keelson.project(id);
  }

  public Agent agent() {
    return host.agents().insert(Agents.tireless());
  }

  public WorkItem item() {
    return item(0);
  }

  public WorkItem item(int priority) {
    return project().workItems().insert(WorkItems.pending(id).withPriority(priority));
  }

  public Run run() {
    return project().runs().insert(Runs.pending(id));
  }

  public RunStep step() {
    return project().steps().insert(RunSteps.planned(run(), "compile"));
  }

  public Repo repo() {
    return host.repos().insert(Repos.onGitHub());
  }

  public Workspace workspace() {
    return project().workspaces().insert(Workspaces.preparing(id));
  }

  public Session session() {
    return project().sessions().insert(Sessions.created(workspace()));
  }

  public Checkpoint checkpoint() {
    return project().checkpoints().insert(Checkpoints.minimal(session()));
  }

  public ExecutionProcess process() {
    return project().processes().insert(ExecutionProcesses.running(session()));
  }

  /** An approval that is requested. */
  public Approval requested(Approval request) {
    return project().approvalService().request(request).value();
  }

  /** An approval that is requested, and granted by as many people as it needs. */
  public Approval granted(Approval request) {
    Approval approval = requested(request);
    for (int i = 0; i < request.quorum(); i++) {
      approval =
          host.actingAs(Actor.user("voter " + i))
              .project(id)
              .approvalService()
              .decide(approval.id(), Verdict.APPROVE, null, "release");
    }
    return approval;
  }

  public List<Claim> claim(Agent agent, int max) {
    return keelson.workQueue().claim(ClaimRequest.by(agent.id()).in(id).worker(WORKER).upTo(max));
  }

  /** A new item that the agent has claimed; nobody else may. */
  public Claim claimedBy(Agent agent) {
    WorkItem item =
        project()
            .workItems()
            .insert(WorkItems.pending(id).withAssignedAgentId(agent.id()).withPriority(1_000_000));
    Claim claim = claim(agent, 1).getFirst();
    if (!claim.item().id().equals(item.id())) {
      throw new AssertionError("%s was claimed instead of %s".formatted(claim.item(), item));
    }
    return claim;
  }

  public Claim claimed() {
    return claimedBy(agent());
  }

  /** The present time of the store, as it locks what is claimed. */
  public Instant now() {
    return Objects.requireNonNull(claimed().item().lockedAt(), "lockedAt");
  }

  /** A new claim, and a run at its item. */
  public Work work() {
    Claim claim = claimed();
    return new Work(
        claim.lease(), project().runs().insert(Runs.at(claim.item(), claim.lease().holder())));
  }

  /** A new run at no item, under a lease of its own. */
  public Work workOnRun() {
    Lease lease = leaseOn(run().id(), agent());
    return new Work(lease, project().runs().get((RunId) lease.subject()));
  }

  private Lease leaseOn(Leasable subject, Agent agent) {
    return keelson.workQueue().lease(LeaseRequest.on(id, subject, agent.id()).worker(WORKER));
  }

  /** The lease, stale: its time passed, and another agent has claimed its item, or its run. */
  public Lease taken(Lease lease, StoreFixture fixture) {
    fixture.expire(lease);
    Agent other = agent();
    if (lease.subject() instanceof RunId) {
      leaseOn(lease.subject(), other);
      return lease;
    }
    project().workItems().update(lease.workItemId(), item -> item.withAssignedAgentId(other.id()));
    List<Claim> claims = claim(other, 200);
    if (claims.stream().noneMatch(claim -> claim.item().id().equals(lease.workItemId()))) {
      throw new AssertionError("%s was not claimed again though it ran out".formatted(lease));
    }
    return lease;
  }

  public List<JournalEntry> history(Id subject) {
    return project().journal().history(subject).items();
  }

  /** The states that a subject went through, the first included. */
  public List<String> states(Id subject) {
    return history(subject).stream().map(JournalEntry::toState).toList();
  }

  /** The valid lease once another agent has reclaimed the item from the holder of this one. */
  public Lease next(Lease lease, StoreFixture fixture) {
    taken(lease, fixture);
    return Claims.of(project().workItems().get(lease.workItemId())).lease();
  }

  /** Every row of the project, to see that nothing changed. */
  public Map<String, List<?>> everything() {
    List<Run> runs = Pages.all(project().runs()::findAll);
    List<WorkItem> items = Pages.all(project().workItems()::findAll);
    List<RunStep> steps = ofEach(runs, run -> page -> project().steps().findByRun(run.id(), page));
    List<SideEffect> effects =
        ofEach(runs, run -> page -> project().sideEffects().findByRun(run.id(), page));
    List<Approval> approvals =
        ofEach(runs, run -> page -> project().approvals().findByRun(run.id(), page));
    List<Artifact> artifacts =
        ofEach(runs, run -> page -> project().artifacts().findByRun(run.id(), page));
    List<Id> subjects =
        Stream.of(items, runs, steps, effects, approvals, artifacts)
            .flatMap(List::stream)
            .<Id>map(Entity::id)
            .toList();
    return Map.of(
        "work items", items,
        "runs", runs,
        "steps", steps,
        "side effects", effects,
        "approvals", approvals,
        "artifacts", artifacts,
        "calls", ofEach(runs, run -> page -> project().usage().findByRun(run.id(), page)),
        "decisions", approvals.stream().map(a -> project().approvals().decisions(a.id())).toList(),
        "journal", project().journal().histories(subjects).items());
  }

  private static <T> List<T> ofEach(
      List<Run> runs, Function<Run, Function<PageRequest, Page<T>>> query) {
    return runs.stream().flatMap(run -> Pages.all(query.apply(run)).stream()).toList();
  }

  /** Work under a lease. */
  public record Work(Lease lease, Run run) {}
}
