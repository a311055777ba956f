// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.SESSION;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.SessionRecord;
import dev.keelson.run.RunId;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.SessionId;
import dev.keelson.workspace.SessionRepository;
import dev.keelson.workspace.SessionStatus;
import dev.keelson.workspace.WorkspaceId;

final class JooqSessionRepository extends JooqRepository<Session, SessionId, SessionRecord>
    implements SessionRepository {

  private static final EntityTable<Session, SessionId, SessionRecord> TABLE =
      EntityTable.of(Session.TYPE, new SessionRowsImpl(), SESSION);

  JooqSessionRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Page<Session> findByWorkspace(WorkspaceId workspace, PageRequest page) {
    return page(SESSION.WORKSPACE_ID.eq(workspace), page, byId);
  }

  @Override
  public Page<Session> findByRun(RunId run, PageRequest page) {
    return page(SESSION.RUN_ID.eq(run), page, byId);
  }

  @Override
  public Page<Session> findByStatus(SessionStatus status, PageRequest page) {
    return page(SESSION.STATUS.eq(status), page, byId);
  }
}
