// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;

/** Stores what one project's processes found and left in repositories. */
public interface ProcessRepositoryStateRepository
    extends Repository<ProcessRepositoryState, ProcessRepositoryStateId> {

  /** The states of all repositories that a process worked in, by id (R002-62). */
  Page<ProcessRepositoryState> findByProcess(ExecutionProcessId process, PageRequest page);
}
