// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;

/** Stores what one project's processes found and left in repos. */
public interface ProcessRepoStateRepository
    extends Repository<ProcessRepoState, ProcessRepoStateId> {

  /** The states of all repos that a process worked in, by id (R002-62). */
  Page<ProcessRepoState> findByProcess(ExecutionProcessId process, PageRequest page);
}
