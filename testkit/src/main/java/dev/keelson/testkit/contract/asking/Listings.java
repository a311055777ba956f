// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static dev.keelson.testkit.contract.asking.Listing.BY_ID;
import static dev.keelson.testkit.contract.asking.Listing.id;
import static dev.keelson.testkit.contract.asking.Listing.made;
import static dev.keelson.testkit.contract.asking.Listing.time;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.project.Project;
import dev.keelson.project.ProjectStatus;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.asking.Listing.Shelf;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.fixtures.Projects;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.usage.AgentExecution;
import dev.keelson.usage.AgentExecutionId;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every query that lists in pages, with its documented order. */
public final class Listings {

  private static final Comparator<AgentExecution> BY_TIME_OF_CALL =
      comparing(AgentExecution::createdAt).thenComparing(AgentExecution::id, Id.ORDER);

  private static final List<Listing<?>> OF_SHARED =
      List.of(
          new Listing<>(
              "projects by owner",
              false,
              comparing(Project::updatedAt).thenComparing(BY_ID).reversed(),
              world ->
                  new Shelf<>(
                      i -> world.keelson().projects().insert(project(i).withOwner("acme")),
                      (in, page) -> in.keelson().projects().findByOwner("acme", page))),
          Listing.shared(
              "projects by status",
              world ->
                  new Shelf<>(
                      i -> world.keelson().projects().insert(project(i)),
                      (in, page) ->
                          in.keelson().projects().findByStatus(ProjectStatus.DRAFT, page))),
          Listing.shared(
              "agents by whether they are enabled",
              world ->
                  new Shelf<>(
                      i -> world.keelson().agents().insert(disabled(i)),
                      (in, page) -> in.keelson().agents().findByEnabled(false, page))));

  private static final List<Listing<?>> OF_WORK =
      List.of(
          Listing.owned(
              "all work items",
              world ->
                  new Shelf<>(
                      i -> store(world, item(world, i)),
                      (in, page) -> in.project().workItems().findAll(page))),
          new Listing<>(
              "work items by status",
              true,
              comparingInt(WorkItem::priority).reversed().thenComparing(BY_ID),
              world ->
                  new Shelf<>(
                      i -> store(world, item(world, i).withPriority(i % 3 - 1)),
                      (in, page) ->
                          in.project().workItems().findByStatus(WorkItemStatus.PENDING, page))),
          Listing.owned(
              "work items by assigned agent",
              world -> {
                AgentId agent = world.agent().id();
                return new Shelf<>(
                    i -> store(world, item(world, i).withAssignedAgentId(agent)),
                    (in, page) -> in.project().workItems().findByAssignedAgent(agent, page));
              }),
          Listing.owned(
              "work items by holder",
              world -> {
                AgentId agent = world.agent().id();
                return new Shelf<>(
                    i -> {
                      store(world, item(world, i).withAssignedAgentId(agent));
                      return world.claim(world.keelson().agents().get(agent), 1).getFirst().item();
                    },
                    (in, page) -> in.project().workItems().findByHolder(agent, page));
              }));

  private static final List<Listing<?>> OF_CALLS =
      List.of(
          new Listing<>(
              "calls by run",
              true,
              BY_TIME_OF_CALL,
              world -> {
                AgentId agent = world.agent().id();
                RunId run = world.run().id();
                return new Shelf<>(
                    i -> store(world, call(world, agent, i).withRunId(run)),
                    (in, page) -> in.project().usage().findByRun(run, page));
              }),
          new Listing<>(
              "calls by agent",
              true,
              BY_TIME_OF_CALL,
              world -> {
                AgentId agent = world.agent().id();
                return new Shelf<>(
                    i -> store(world, call(world, agent, i)),
                    (in, page) -> in.project().usage().findByAgent(agent, page));
              }));

  public static final List<Listing<?>> ALL =
      Stream.of(
              OF_SHARED,
              WorkListings.OF_WORKFLOWS,
              WorkListings.OF_ITEMS,
              OuterListings.ALL,
              KnowledgeListings.ALL,
              OF_WORK,
              OF_CALLS,
              RunListings.OF_RUNS,
              RunListings.OF_A_RUN,
              SetupListings.ALL,
              WorkspaceListings.OF_WORKSPACES,
              WorkspaceListings.OF_SESSIONS,
              ChangeListings.OF_CHANGES)
          .flatMap(List::stream)
          .toList();

  private Listings() {}

  private static Project project(int i) {
    return Projects.minimal().withId(new ProjectId(id(i))).withAudit(made(i));
  }

  private static Agent disabled(int i) {
    return Agents.coder().withId(new AgentId(id(i))).withAudit(made(i)).withEnabled(false);
  }

  private static WorkItem item(TestWorld world, int i) {
    return WorkItems.pending(world.id()).withId(new WorkItemId(id(i))).withAudit(made(i));
  }

  private static WorkItem store(TestWorld world, WorkItem item) {
    return world.project().workItems().insert(item);
  }

  private static AgentExecution call(TestWorld world, AgentId agent, int i) {
    return AgentExecutions.unmeasured(world.id(), agent)
        .withId(new AgentExecutionId(id(i)))
        .withCreatedAt(time(i));
  }

  private static AgentExecution store(TestWorld world, AgentExecution call) {
    world.project().usage().append(List.of(call));
    return call;
  }
}
