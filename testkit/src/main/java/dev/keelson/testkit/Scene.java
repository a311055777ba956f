// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.Agent;
import dev.keelson.core.Actor;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.journal.JournalEntry;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.fixtures.Projects;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.WorkItem;
import java.util.List;

/** A project in a store, and ways to store what a test needs but is not about. */
record Scene(Keelson keelson, ProjectId id) {

  static Scene in(Keelson keelson) {
    return new Scene(keelson, keelson.projects().insert(Projects.shop()).id());
  }

  /** Another project in the same store. */
  Scene elsewhere() {
    return in(keelson);
  }

  /**
   * The same project through another instance of the store, or through one that acts for others.
   */
  Scene through(Keelson other) {
    return new Scene(other, id);
  }

  Scene actingAs(Actor actor) {
    return through(keelson.actingAs(actor));
  }

  ProjectScope project() {
    return keelson.project(id);
  }

  Agent agent() {
    return keelson.agents().insert(Agents.tireless());
  }

  WorkItem item() {
    return item(0);
  }

  WorkItem item(int priority) {
    return project().workItems().insert(WorkItems.pending(id).withPriority(priority));
  }

  Run run() {
    return project().runs().insert(Runs.pending(id));
  }

  RunStep step() {
    return project().steps().insert(RunSteps.planned(run(), "compile"));
  }

  List<Claim> claim(Agent agent, int max) {
    return keelson.workQueue().claim(ClaimRequest.by(agent.id()).upTo(max).in(id));
  }

  /** A new item that the agent has claimed; nobody else may. */
  Claim claimedBy(Agent agent) {
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

  Claim claimed() {
    return claimedBy(agent());
  }

  /** A new claim, and a run at its item. */
  Work work() {
    Claim claim = claimed();
    return new Work(
        claim.lease(), project().runs().insert(Runs.at(claim.item(), claim.lease().holder())));
  }

  List<JournalEntry> history(Id subject) {
    return project().journal().history(subject);
  }

  /** The states that a subject went through, the first included. */
  List<String> states(Id subject) {
    return history(subject).stream().map(JournalEntry::toState).toList();
  }

  /** Work under a lease. */
  record Work(Lease lease, Run run) {}
}
