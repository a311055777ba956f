// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static dev.keelson.testkit.contract.asking.Listing.BY_CREATION;
import static dev.keelson.testkit.contract.asking.Listing.id;
import static dev.keelson.testkit.contract.asking.Listing.made;

import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.core.WorkspaceId;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.asking.Listing.Shelf;
import dev.keelson.testkit.fixtures.Checkpoints;
import dev.keelson.testkit.fixtures.ExecutionProcesses;
import dev.keelson.testkit.fixtures.ProcessRepoStates;
import dev.keelson.testkit.fixtures.SandboxSpecs;
import dev.keelson.testkit.fixtures.Sessions;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.testkit.fixtures.WorkspaceRepos;
import dev.keelson.testkit.fixtures.Workspaces;
import dev.keelson.work.WorkItem;
import dev.keelson.workspace.CheckpointId;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.ExecutionProcessStatus;
import dev.keelson.workspace.ProcessRepoStateId;
import dev.keelson.workspace.SandboxSpecId;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.SessionId;
import dev.keelson.workspace.SessionStatus;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceRepoId;
import dev.keelson.workspace.WorkspaceStatus;
import java.util.List;

/** The queries that list workspaces, and what is in them. */
final class WorkspaceListings {

  static final List<Listing<?>> OF_WORKSPACES =
      List.of(
          Listing.owned(
              "workspaces by work item",
              world -> {
                WorkItem item = world.item();
                return new Shelf<>(
                    i ->
                        world
                            .project()
                            .workspaces()
                            .insert(workspace(world, i).withWorkItemId(item.id())),
                    (in, page) -> in.project().workspaces().findByWorkItem(item.id(), page));
              }),
          Listing.owned(
              "workspaces by status",
              world ->
                  new Shelf<>(
                      i -> world.project().workspaces().insert(workspace(world, i)),
                      (in, page) ->
                          in.project().workspaces().findByStatus(WorkspaceStatus.PREPARING, page))),
          Listing.owned(
              "repos by workspace",
              world -> {
                Workspace workspace = world.workspace();
                return new Shelf<>(
                    i ->
                        world
                            .project()
                            .workspaceRepos()
                            .insert(
                                WorkspaceRepos.ontoMain(workspace, world.repo().id())
                                    .withId(new WorkspaceRepoId(id(i)))
                                    .withAudit(made(i))),
                    (in, page) ->
                        in.project().workspaceRepos().findByWorkspace(workspace.id(), page));
              }),
          Listing.owned(
              "work items by parent workspace",
              world -> {
                WorkspaceId parent = world.workspace().id();
                return new Shelf<>(
                    i ->
                        world
                            .project()
                            .workItems()
                            .insert(
                                WorkItems.pending(world.id())
                                    .withId(new WorkItemId(id(i)))
                                    .withAudit(made(i))
                                    .withParentWorkspaceId(parent)),
                    (in, page) -> in.project().workItems().findByParentWorkspace(parent, page));
              }),
          Listing.shared(
              "all sandbox specifications",
              world ->
                  new Shelf<>(
                      i ->
                          world
                              .keelson()
                              .sandboxSpecs()
                              .insert(
                                  SandboxSpecs.shell()
                                      .withId(new SandboxSpecId(id(i)))
                                      .withAudit(made(i))),
                      (in, page) -> in.keelson().sandboxSpecs().findAll(page))));

  static final List<Listing<?>> OF_SESSIONS =
      List.of(
          Listing.owned(
              "sessions by workspace",
              world -> {
                Workspace workspace = world.workspace();
                return new Shelf<>(
                    i -> world.project().sessions().insert(session(workspace, i)),
                    (in, page) -> in.project().sessions().findByWorkspace(workspace.id(), page));
              }),
          Listing.owned(
              "sessions by run",
              world -> {
                RunId run = world.run().id();
                Workspace workspace = world.workspace();
                return new Shelf<>(
                    i -> world.project().sessions().insert(session(workspace, i).withRunId(run)),
                    (in, page) -> in.project().sessions().findByRun(run, page));
              }),
          Listing.owned(
              "sessions by status",
              world -> {
                Workspace workspace = world.workspace();
                return new Shelf<>(
                    i -> world.project().sessions().insert(session(workspace, i)),
                    (in, page) ->
                        in.project().sessions().findByStatus(SessionStatus.CREATED, page));
              }),
          new Listing<>(
              "checkpoints by session",
              true,
              BY_CREATION.reversed(),
              world -> {
                Session session = world.session();
                return new Shelf<>(
                    i ->
                        world
                            .project()
                            .checkpoints()
                            .insert(
                                Checkpoints.minimal(session)
                                    .withId(new CheckpointId(id(i)))
                                    .withAudit(made(i))),
                    (in, page) -> in.project().checkpoints().findBySession(session.id(), page));
              }),
          Listing.owned(
              "processes by session",
              world -> {
                Session session = world.session();
                return new Shelf<>(
                    i -> world.project().processes().insert(process(session, i)),
                    (in, page) -> in.project().processes().findBySession(session.id(), page));
              }),
          Listing.owned(
              "processes by status",
              world -> {
                Session session = world.session();
                return new Shelf<>(
                    i -> world.project().processes().insert(process(session, i)),
                    (in, page) ->
                        in.project()
                            .processes()
                            .findByStatus(ExecutionProcessStatus.RUNNING, page));
              }),
          Listing.owned(
              "states of repos by process",
              world -> {
                ExecutionProcess process = world.process();
                return new Shelf<>(
                    i ->
                        world
                            .project()
                            .processRepoStates()
                            .insert(
                                ProcessRepoStates.unknown(process, world.repo().id())
                                    .withId(new ProcessRepoStateId(id(i)))
                                    .withAudit(made(i))),
                    (in, page) ->
                        in.project().processRepoStates().findByProcess(process.id(), page));
              }));

  private WorkspaceListings() {}

  private static Workspace workspace(TestWorld world, int i) {
    return Workspaces.preparing(world.id()).withId(new WorkspaceId(id(i))).withAudit(made(i));
  }

  private static Session session(Workspace workspace, int i) {
    return Sessions.created(workspace).withId(new SessionId(id(i))).withAudit(made(i));
  }

  private static ExecutionProcess process(Session session, int i) {
    return ExecutionProcesses.running(session)
        .withId(new ExecutionProcessId(id(i)))
        .withAudit(made(i));
  }
}
