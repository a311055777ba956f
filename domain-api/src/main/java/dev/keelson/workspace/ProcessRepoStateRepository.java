// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;

/** Stores the repo states before and after one project's processes. */
public final class ProcessRepoStateRepository
    extends Repository<ProcessRepoState, ProcessRepoStateId> {

  /** Creates the repository in {@code context}. */
  public ProcessRepoStateRepository(RepositoryContext context) {
    super(ProcessRepoState.TYPE, context);
  }

  /** Returns the states of all repos that a process worked in, oldest first (R002-62). */
  public Page<ProcessRepoState> findByProcess(ExecutionProcessId process, PageRequest page) {
    return page(type.where(ProcessRepoState.PROCESS_ID.is(process)), page);
  }
}
