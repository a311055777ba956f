// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.run.RunId;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.SessionId;
import dev.keelson.workspace.SessionRepository;
import dev.keelson.workspace.SessionStatus;
import dev.keelson.workspace.WorkspaceId;

final class InMemorySessionRepository extends InMemoryRepository<Session, SessionId>
    implements SessionRepository {

  InMemorySessionRepository(StoreContext context, ProjectId project) {
    super(context, Session.TYPE, project);
  }

  @Override
  public Page<Session> findByWorkspace(WorkspaceId workspace, PageRequest page) {
    return page(byId, page, session -> session.workspaceId().equals(workspace));
  }

  @Override
  public Page<Session> findByRun(RunId run, PageRequest page) {
    return page(byId, page, session -> run.equals(session.runId()));
  }

  @Override
  public Page<Session> findByStatus(SessionStatus status, PageRequest page) {
    return page(byId, page, session -> session.status() == status);
  }
}
