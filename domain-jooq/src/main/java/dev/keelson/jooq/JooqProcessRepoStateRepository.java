// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.PROCESS_REPO_STATE;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.ProcessRepoStateRecord;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.ProcessRepoState;
import dev.keelson.workspace.ProcessRepoStateId;
import dev.keelson.workspace.ProcessRepoStateRepository;

final class JooqProcessRepoStateRepository
    extends JooqRepository<ProcessRepoState, ProcessRepoStateId, ProcessRepoStateRecord>
    implements ProcessRepoStateRepository {

  private static final EntityTable<ProcessRepoState, ProcessRepoStateId, ProcessRepoStateRecord>
      TABLE =
          EntityTable.of(ProcessRepoState.TYPE, new ProcessRepoStateRowsImpl(), PROCESS_REPO_STATE);

  JooqProcessRepoStateRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Page<ProcessRepoState> findByProcess(ExecutionProcessId process, PageRequest page) {
    return page(PROCESS_REPO_STATE.PROCESS_ID.eq(process), page, byId);
  }
}
