// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.ProcessRepoState;
import dev.keelson.workspace.ProcessRepoStateId;
import dev.keelson.workspace.ProcessRepoStateRepository;

final class InMemoryProcessRepoStateRepository
    extends InMemoryRepository<ProcessRepoState, ProcessRepoStateId>
    implements ProcessRepoStateRepository {

  InMemoryProcessRepoStateRepository(StoreContext context, ProjectId project) {
    super(context, ProcessRepoState.TYPE, project);
  }

  @Override
  public Page<ProcessRepoState> findByProcess(ExecutionProcessId process, PageRequest page) {
    return page(byId, page, state -> state.processId().equals(process));
  }
}
