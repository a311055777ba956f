// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;

/** Stores the processes of one project's sessions. */
public interface ExecutionProcessRepository
    extends Repository<ExecutionProcess, ExecutionProcessId> {

  /**
   * The processes of a session, dropped ones as well, by id, which is the order in which they were
   * made (R002-45).
   */
  Page<ExecutionProcess> findBySession(SessionId session, PageRequest page);

  /** The processes in {@code status}, by id: what a host asks for when it starts again. */
  Page<ExecutionProcess> findByStatus(ExecutionProcessStatus status, PageRequest page);
}
