// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.CODING_AGENT_TURN;

import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.CodingAgentTurnRecord;
import dev.keelson.workspace.CodingAgentTurn;
import dev.keelson.workspace.CodingAgentTurnId;
import dev.keelson.workspace.CodingAgentTurnRepository;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.SessionId;
import java.util.Optional;

final class JooqCodingAgentTurnRepository
    extends JooqRepository<CodingAgentTurn, CodingAgentTurnId, CodingAgentTurnRecord>
    implements CodingAgentTurnRepository {

  private static final EntityTable<CodingAgentTurn, CodingAgentTurnId, CodingAgentTurnRecord>
      TABLE =
          EntityTable.of(CodingAgentTurn.TYPE, new CodingAgentTurnRowsImpl(), CODING_AGENT_TURN);

  private final ProjectId project;

  JooqCodingAgentTurnRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
    this.project = project;
  }

  @Override
  public Optional<CodingAgentTurn> findByProcess(ExecutionProcessId process) {
    return findBy(CODING_AGENT_TURN.PROCESS_ID.eq(process));
  }

  @Override
  public Optional<CodingAgentTurn> findResumable(SessionId session) {
    return run(
        call("find_resumable_turn")
            .with("projectId", CODING_AGENT_TURN.PROJECT_ID, project)
            .with("sessionId", session.value()));
  }
}
