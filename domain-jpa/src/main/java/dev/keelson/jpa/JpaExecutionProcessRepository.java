// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.ExecutionProcessRepository;
import dev.keelson.workspace.ExecutionProcessStatus;
import dev.keelson.workspace.SessionId;
import java.util.Map;

final class JpaExecutionProcessRepository
    extends JpaRepository<ExecutionProcess, ExecutionProcessId, ExecutionProcessRow>
    implements ExecutionProcessRepository {

  JpaExecutionProcessRepository(StoreContext context, ProjectId project) {
    super(context, ExecutionProcess.TYPE, ExecutionProcessRow.MAPPING, project);
  }

  @Override
  public Page<ExecutionProcess> findBySession(SessionId session, PageRequest page) {
    return page(Map.of("sessionId", session), byId, page);
  }

  @Override
  public Page<ExecutionProcess> findByStatus(ExecutionProcessStatus status, PageRequest page) {
    return page(Map.of("status", status), byId, page);
  }
}
