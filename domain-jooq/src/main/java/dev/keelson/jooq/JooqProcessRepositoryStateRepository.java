// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.PROCESS_REPOSITORY_STATE;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.ProcessRepositoryStateRecord;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.ProcessRepositoryState;
import dev.keelson.workspace.ProcessRepositoryStateId;
import dev.keelson.workspace.ProcessRepositoryStateRepository;

final class JooqProcessRepositoryStateRepository
    extends JooqRepository<
        ProcessRepositoryState, ProcessRepositoryStateId, ProcessRepositoryStateRecord>
    implements ProcessRepositoryStateRepository {

  private static final EntityTable<
          ProcessRepositoryState, ProcessRepositoryStateId, ProcessRepositoryStateRecord>
      TABLE =
          EntityTable.of(
              ProcessRepositoryState.TYPE,
              new ProcessRepositoryStateRowsImpl(),
              PROCESS_REPOSITORY_STATE);

  JooqProcessRepositoryStateRepository(Unit unit, ProjectId project) {
    super(unit, TABLE, project);
  }

  @Override
  public Page<ProcessRepositoryState> findByProcess(ExecutionProcessId process, PageRequest page) {
    return page(PROCESS_REPOSITORY_STATE.PROCESS_ID.eq(process), page, byId);
  }
}
