// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.EXECUTION_PROCESS;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.ExecutionProcessRecord;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.ExecutionProcessRepository;
import dev.keelson.workspace.ExecutionProcessStatus;
import dev.keelson.workspace.SessionId;

final class JooqExecutionProcessRepository
    extends JooqRepository<ExecutionProcess, ExecutionProcessId, ExecutionProcessRecord>
    implements ExecutionProcessRepository {

  private static final EntityTable<ExecutionProcess, ExecutionProcessId, ExecutionProcessRecord>
      TABLE =
          EntityTable.of(ExecutionProcess.TYPE, new ExecutionProcessRowsImpl(), EXECUTION_PROCESS);

  JooqExecutionProcessRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Page<ExecutionProcess> findBySession(SessionId session, PageRequest page) {
    return page(EXECUTION_PROCESS.SESSION_ID.eq(session), page, byId);
  }

  @Override
  public Page<ExecutionProcess> findByStatus(ExecutionProcessStatus status, PageRequest page) {
    return page(EXECUTION_PROCESS.STATUS.eq(status), page, byId);
  }
}
