// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.AppendOnlyLog;

/** The part of a project's store that keeps workspaces. */
public interface WorkspaceStore {

  /** The project's workspaces. */
  WorkspaceRepository workspaces();

  /** Which repos are in the project's workspaces. */
  WorkspaceRepoRepository workspaceRepos();

  /** The sessions in the project's workspaces. */
  SessionRepository sessions();

  /** What happened in these sessions. */
  AppendOnlyLog<SessionEvent, SessionId> sessionEvents();

  /** The checkpoints of these sessions. */
  CheckpointRepository checkpoints();

  /** Ending workspaces and runs with all that goes on in them. */
  Termination termination();
}
