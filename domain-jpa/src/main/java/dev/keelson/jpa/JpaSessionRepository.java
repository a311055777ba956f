// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.run.RunId;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.SessionId;
import dev.keelson.workspace.SessionRepository;
import dev.keelson.workspace.SessionStatus;
import dev.keelson.workspace.WorkspaceId;
import java.util.Map;

final class JpaSessionRepository extends JpaRepository<Session, SessionId, SessionRow>
    implements SessionRepository {

  JpaSessionRepository(StoreContext context, ProjectId project) {
    super(context, Session.TYPE, SessionRow.MAPPING, project);
  }

  @Override
  public Page<Session> findByWorkspace(WorkspaceId workspace, PageRequest page) {
    return page(Map.of("workspaceId", workspace), byId, page);
  }

  @Override
  public Page<Session> findByRun(RunId run, PageRequest page) {
    return page(Map.of("runId", run), byId, page);
  }

  @Override
  public Page<Session> findByStatus(SessionStatus status, PageRequest page) {
    return page(Map.of("status", status), byId, page);
  }
}
