// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.core.Page;
import dev.keelson.core.RunId;
import dev.keelson.repo.Repo;
import dev.keelson.run.Run;
import dev.keelson.work.WorkItem;
import dev.keelson.workspace.Executor;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceRepo;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Where a run works.
 *
 * @param workspace the run's own tree and branch
 * @param repo the one repo in it, with the branch that is merged into
 * @param session what starts the processes in it
 */
record Workplace(Workspace workspace, WorkspaceRepo repo, Session session) {

  private static final Executor SHELL = new Executor("shell");

  /** Stores the workplace that a run is going to have; nothing is on disk yet. */
  static void open(Keelson keelson, WorkItem item, Run run, Path directory, String target) {
    Instant now = run.createdAt();
    ProjectScope project = keelson.project(item.projectId());
    Repo repo = keelson.repos().findByPath(Task.of(item).repo().toString()).orElseThrow();
    Workspace workspace =
        project
            .workspaces()
            .insert(Workspace.at(item, "keelson", now).withContainerRef(directory.toString()));
    project.workspaceRepos().insert(WorkspaceRepo.in(workspace, repo.id(), target, now));
    project.sessions().insert(Session.in(workspace, SHELL, now).withRunId(run.id()));
  }

  /** The workplace of a run, as it is stored now. */
  static Workplace of(ProjectScope project, RunId run) {
    Session session = Page.all(page -> project.sessions().findByRun(run, page)).getFirst();
    Workspace workspace = project.workspaces().get(session.requireWorkspaceId());
    WorkspaceRepo repo =
        Page.all(page -> project.workspaceRepos().findByWorkspace(workspace.id(), page)).getFirst();
    return new Workplace(workspace, repo, session);
  }

  /** Its git worktree. */
  Worktree worktree(Path tree) {
    return new Worktree(
        tree,
        Path.of(String.valueOf(workspace.containerRef())),
        workspace.branch(),
        repo.targetBranch());
  }
}
