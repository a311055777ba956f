// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.ProcessRepositoryState;
import dev.keelson.workspace.ProcessRepositoryStateId;
import dev.keelson.workspace.ProcessRepositoryStateRepository;
import java.util.Map;

final class JpaProcessRepositoryStateRepository
    extends JpaRepository<
        ProcessRepositoryState, ProcessRepositoryStateId, ProcessRepositoryStateRow>
    implements ProcessRepositoryStateRepository {

  JpaProcessRepositoryStateRepository(Unit unit, ProjectId project) {
    super(unit, ProcessRepositoryState.TYPE, ProcessRepositoryStateRow.MAPPING, project);
  }

  @Override
  public Page<ProcessRepositoryState> findByProcess(ExecutionProcessId process, PageRequest page) {
    return page(Map.of("processId", process), byId, page);
  }
}
