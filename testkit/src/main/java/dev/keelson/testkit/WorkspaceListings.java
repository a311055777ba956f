// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static dev.keelson.testkit.Listing.BY_ID;
import static dev.keelson.testkit.Listing.id;
import static dev.keelson.testkit.Listing.time;
import static java.util.Comparator.comparing;

import dev.keelson.core.Stamp;
import dev.keelson.run.RunId;
import dev.keelson.testkit.Listing.Shelf;
import dev.keelson.testkit.fixtures.Checkpoints;
import dev.keelson.testkit.fixtures.ExecutionProcesses;
import dev.keelson.testkit.fixtures.ProcessRepositoryStates;
import dev.keelson.testkit.fixtures.SandboxSpecs;
import dev.keelson.testkit.fixtures.Sessions;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.testkit.fixtures.WorkspaceRepos;
import dev.keelson.testkit.fixtures.Workspaces;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemId;
import dev.keelson.workspace.Checkpoint;
import dev.keelson.workspace.CheckpointId;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.ExecutionProcessStatus;
import dev.keelson.workspace.ProcessRepositoryStateId;
import dev.keelson.workspace.SandboxSpecId;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.SessionId;
import dev.keelson.workspace.SessionStatus;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceId;
import dev.keelson.workspace.WorkspaceRepoId;
import dev.keelson.workspace.WorkspaceStatus;
import java.util.List;

/** The queries that list workspaces, and what is in them. */
final class WorkspaceListings {

  static final List<Listing<?>> OF_WORKSPACES =
      List.of(
          new Listing<>(
              "workspaces by work item",
              true,
              BY_ID,
              scene -> {
                WorkItem item = scene.item();
                return new Shelf<>(
                    i ->
                        scene
                            .project()
                            .workspaces()
                            .insert(workspace(scene, i).withWorkItemId(item.id())),
                    (in, page) -> in.project().workspaces().findByWorkItem(item.id(), page));
              }),
          new Listing<>(
              "workspaces by status",
              true,
              BY_ID,
              scene ->
                  new Shelf<>(
                      i -> scene.project().workspaces().insert(workspace(scene, i)),
                      (in, page) ->
                          in.project().workspaces().findByStatus(WorkspaceStatus.PREPARING, page))),
          new Listing<>(
              "repositories by workspace",
              true,
              BY_ID,
              scene -> {
                Workspace workspace = scene.workspace();
                return new Shelf<>(
                    i ->
                        scene
                            .project()
                            .workspaceRepos()
                            .insert(
                                WorkspaceRepos.ontoMain(workspace, scene.repository().id())
                                    .withId(new WorkspaceRepoId(id(i)))),
                    (in, page) ->
                        in.project().workspaceRepos().findByWorkspace(workspace.id(), page));
              }),
          new Listing<>(
              "work items by parent workspace",
              true,
              BY_ID,
              scene -> {
                WorkspaceId parent = scene.workspace().id();
                return new Shelf<>(
                    i ->
                        scene
                            .project()
                            .workItems()
                            .insert(
                                WorkItems.pending(scene.id())
                                    .withId(new WorkItemId(id(i)))
                                    .withParentWorkspaceId(parent)),
                    (in, page) -> in.project().workItems().findByParentWorkspace(parent, page));
              }),
          new Listing<>(
              "all sandbox specifications",
              false,
              BY_ID,
              scene ->
                  new Shelf<>(
                      i ->
                          scene
                              .keelson()
                              .sandboxSpecs()
                              .insert(SandboxSpecs.shell().withId(new SandboxSpecId(id(i)))),
                      (in, page) -> in.keelson().sandboxSpecs().findAll(page))));

  static final List<Listing<?>> OF_SESSIONS =
      List.of(
          new Listing<>(
              "sessions by workspace",
              true,
              BY_ID,
              scene -> {
                Workspace workspace = scene.workspace();
                return new Shelf<>(
                    i -> scene.project().sessions().insert(session(workspace, i)),
                    (in, page) -> in.project().sessions().findByWorkspace(workspace.id(), page));
              }),
          new Listing<>(
              "sessions by run",
              true,
              BY_ID,
              scene -> {
                RunId run = scene.run().id();
                Workspace workspace = scene.workspace();
                return new Shelf<>(
                    i -> scene.project().sessions().insert(session(workspace, i).withRunId(run)),
                    (in, page) -> in.project().sessions().findByRun(run, page));
              }),
          new Listing<>(
              "sessions by status",
              true,
              BY_ID,
              scene -> {
                Workspace workspace = scene.workspace();
                return new Shelf<>(
                    i -> scene.project().sessions().insert(session(workspace, i)),
                    (in, page) ->
                        in.project().sessions().findByStatus(SessionStatus.CREATED, page));
              }),
          new Listing<>(
              "checkpoints by session",
              true,
              comparing(Checkpoint::createdAt).thenComparing(BY_ID).reversed(),
              scene -> {
                Session session = scene.session();
                return new Shelf<>(
                    i ->
                        scene
                            .project()
                            .checkpoints()
                            .insert(
                                Checkpoints.minimal(session)
                                    .withId(new CheckpointId(id(i)))
                                    .withStamp(Stamp.made(time(i)))),
                    (in, page) -> in.project().checkpoints().findBySession(session.id(), page));
              }),
          new Listing<>(
              "processes by session",
              true,
              BY_ID,
              scene -> {
                Session session = scene.session();
                return new Shelf<>(
                    i -> scene.project().processes().insert(process(session, i)),
                    (in, page) -> in.project().processes().findBySession(session.id(), page));
              }),
          new Listing<>(
              "processes by status",
              true,
              BY_ID,
              scene -> {
                Session session = scene.session();
                return new Shelf<>(
                    i -> scene.project().processes().insert(process(session, i)),
                    (in, page) ->
                        in.project()
                            .processes()
                            .findByStatus(ExecutionProcessStatus.RUNNING, page));
              }),
          new Listing<>(
              "states of repositories by process",
              true,
              BY_ID,
              scene -> {
                ExecutionProcess process = scene.process();
                return new Shelf<>(
                    i ->
                        scene
                            .project()
                            .processRepositoryStates()
                            .insert(
                                ProcessRepositoryStates.unknown(process, scene.repository().id())
                                    .withId(new ProcessRepositoryStateId(id(i)))),
                    (in, page) ->
                        in.project().processRepositoryStates().findByProcess(process.id(), page));
              }));

  private WorkspaceListings() {}

  private static Workspace workspace(Scene scene, int i) {
    return Workspaces.preparing(scene.id()).withId(new WorkspaceId(id(i)));
  }

  private static Session session(Workspace workspace, int i) {
    return Sessions.created(workspace).withId(new SessionId(id(i)));
  }

  private static ExecutionProcess process(Session session, int i) {
    return ExecutionProcesses.running(session).withId(new ExecutionProcessId(id(i)));
  }
}
