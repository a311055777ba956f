// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;

/** Stores the processes of one project's sessions. */
public final class ExecutionProcessRepository
    extends Repository<ExecutionProcess, ExecutionProcessId> {

  /** Creates the repository in {@code context}. */
  public ExecutionProcessRepository(RepositoryContext context) {
    super(ExecutionProcess.TYPE, context);
  }

  /**
   * Returns the processes of a session, including dropped ones, by id, which is their order of
   * creation (R002-45).
   */
  public Page<ExecutionProcess> findBySession(SessionId session, PageRequest page) {
    return page(type.where(ExecutionProcess.SESSION_ID.is(session)), page);
  }

  /** Returns the processes in {@code status}, by id; for hosts that recover after a restart. */
  public Page<ExecutionProcess> findByStatus(ExecutionProcessStatus status, PageRequest page) {
    return page(type.where(ExecutionProcess.STATUS.is(status)), page);
  }
}
