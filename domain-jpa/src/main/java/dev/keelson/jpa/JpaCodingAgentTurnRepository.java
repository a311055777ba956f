// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.ProjectId;
import dev.keelson.sql.SqlErrors;
import dev.keelson.sql.Statement;
import dev.keelson.workspace.CodingAgentTurn;
import dev.keelson.workspace.CodingAgentTurnId;
import dev.keelson.workspace.CodingAgentTurnRepository;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.SessionId;
import java.util.Map;
import java.util.Optional;

final class JpaCodingAgentTurnRepository
    extends JpaRepository<CodingAgentTurn, CodingAgentTurnId, CodingAgentTurnRow>
    implements CodingAgentTurnRepository {

  private static final Statement RESUMABLE =
      CodingAgentTurnRow.MAPPING.statement("find_resumable_turn");

  private final ProjectId project;

  JpaCodingAgentTurnRepository(StoreContext context, ProjectId project) {
    super(context, CodingAgentTurn.TYPE, CodingAgentTurnRow.MAPPING, project);
    this.project = project;
  }

  @Override
  public Optional<CodingAgentTurn> findByProcess(ExecutionProcessId process) {
    return findBy(Map.of("processId", process));
  }

  @Override
  public Optional<CodingAgentTurn> findResumable(SessionId session) {
    Call call = Call.of(RESUMABLE).with("projectId", project).with("sessionId", session);
    return change(call, e -> SqlErrors.translate(e, "find a turn of " + session.describe()));
  }
}
