// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.Repository;
import dev.keelson.repository.Room;

/** Stores the processes of one project's sessions. */
public final class ExecutionProcessRepository
    extends Repository<ExecutionProcess, ExecutionProcessId> {

  /** The repository in {@code room}. */
  public ExecutionProcessRepository(Room room) {
    super(ExecutionProcess.TYPE, room);
  }

  /**
   * The processes of a session, dropped ones as well, by id, which is the order in which they were
   * made (R002-45).
   */
  public Page<ExecutionProcess> findBySession(SessionId session, PageRequest page) {
    return page(type.where(ExecutionProcess.SESSION_ID.is(session)), page);
  }

  /** The processes in {@code status}, by id: what a host asks for when it starts again. */
  public Page<ExecutionProcess> findByStatus(ExecutionProcessStatus status, PageRequest page) {
    return page(type.where(ExecutionProcess.STATUS.is(status)), page);
  }
}
