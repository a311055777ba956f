// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.ProcessRepoState;
import dev.keelson.workspace.ProcessRepoStateId;
import dev.keelson.workspace.ProcessRepoStateRepository;
import java.util.Map;

final class JpaProcessRepoStateRepository
    extends JpaRepository<ProcessRepoState, ProcessRepoStateId, ProcessRepoStateRow>
    implements ProcessRepoStateRepository {

  JpaProcessRepoStateRepository(StoreContext context, ProjectId project) {
    super(context, ProcessRepoState.TYPE, ProcessRepoStateRow.MAPPING, project);
  }

  @Override
  public Page<ProcessRepoState> findByProcess(ExecutionProcessId process, PageRequest page) {
    return page(Map.of("processId", process), byId, page);
  }
}
