// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkspaceId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores one project's sessions. */
public final class SessionRepository extends Repository<Session, SessionId> {

  /** Creates the repository in {@code context}. */
  public SessionRepository(RepositoryContext context) {
    super(Session.TYPE, context);
  }

  /** Returns the session that the host knows by this key, or empty. */
  public Optional<Session> findByExternalKey(String externalKey) {
    return first(type.where(Session.EXTERNAL_KEY.is(externalKey)));
  }

  /** Returns the sessions that had this sandbox, newest first: it may outlive a session. */
  public Page<Session> findBySandbox(String sandboxId, PageRequest page) {
    return page(type.where(Session.SANDBOX_ID.is(sandboxId)).newestFirst(), page);
  }

  /** Returns the sessions in a workspace, oldest first (R002-36). */
  public Page<Session> findByWorkspace(WorkspaceId workspace, PageRequest page) {
    return page(type.where(Session.WORKSPACE_ID.is(workspace)), page);
  }

  /** Returns the sessions that serve a run, oldest first (R000-99). */
  public Page<Session> findByRun(RunId run, PageRequest page) {
    return page(type.where(Session.RUN_ID.is(run)), page);
  }

  /** Returns the sessions in {@code status}, by id; for hosts that recover after a restart. */
  public Page<Session> findByStatus(SessionStatus status, PageRequest page) {
    return page(type.where(Session.STATUS.is(status)), page);
  }
}
