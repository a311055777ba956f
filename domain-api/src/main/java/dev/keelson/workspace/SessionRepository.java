// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;
import dev.keelson.run.RunId;

/** Stores the sessions in one project's workspaces. */
public interface SessionRepository extends Repository<Session, SessionId> {

  /** The sessions in a workspace, by id, which is the order in which they were made (R002-36). */
  Page<Session> findByWorkspace(WorkspaceId workspace, PageRequest page);

  /** The sessions that serve a run, by id (R000-99). */
  Page<Session> findByRun(RunId run, PageRequest page);

  /** The sessions in {@code status}, by id: what a host asks for when it starts again. */
  Page<Session> findByStatus(SessionStatus status, PageRequest page);
}
