// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.ProcessRepositoryState;
import dev.keelson.workspace.ProcessRepositoryStateId;
import dev.keelson.workspace.ProcessRepositoryStateRepository;

final class InMemoryProcessRepositoryStateRepository
    extends InMemoryRepository<ProcessRepositoryState, ProcessRepositoryStateId>
    implements ProcessRepositoryStateRepository {

  InMemoryProcessRepositoryStateRepository(Unit unit, ProjectId project) {
    super(unit, ProcessRepositoryState.TYPE, project);
  }

  @Override
  public Page<ProcessRepositoryState> findByProcess(ExecutionProcessId process, PageRequest page) {
    return page(byId, page, state -> state.processId().equals(process));
  }
}
