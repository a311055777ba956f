// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.query.Latest;
import dev.keelson.query.Query;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.util.List;
import java.util.Optional;

/**
 * Stores the turns of one project's agents. A turn of a process that runs no agent is refused with
 * an {@link dev.keelson.core.InvalidValueException}, and so is a change of the kind of a process
 * that has a turn (R002-63).
 */
public final class CodingAgentTurnRepository
    extends Repository<CodingAgentTurn, CodingAgentTurnId> {

  private static final Latest<ExecutionProcess, CodingAgentTurn> ITS_TURN =
      Latest.of(ExecutionProcess.TYPE, CodingAgentTurn.TYPE, CodingAgentTurn.PROCESS_ID);

  /** Creates the repository in {@code context}. */
  public CodingAgentTurnRepository(RepositoryContext context) {
    super(CodingAgentTurn.TYPE, context);
  }

  /** Returns the turns in a session of the agent's own, as the agent calls it, newest first. */
  public Page<CodingAgentTurn> findByAgentSessionId(String agentSessionId, PageRequest page) {
    return page(
        type.where(CodingAgentTurn.AGENT_SESSION_ID.is(agentSessionId)).newestFirst(), page);
  }

  /** Returns the turn of a process, or empty if it has none (R002-62). */
  public Optional<CodingAgentTurn> findByProcess(ExecutionProcessId process) {
    return first(type.where(CodingAgentTurn.PROCESS_ID.is(process)));
  }

  /**
   * Returns the turn from which a session can be resumed, or empty: among its processes that were
   * not dropped and whose agent reported its session id, the one that started last, ties by
   * descending id.
   */
  public Optional<CodingAgentTurn> findResumable(SessionId session) {
    Query<ExecutionProcess> last =
        ExecutionProcess.TYPE
            .where(
                ExecutionProcess.SESSION_ID.is(session),
                ExecutionProcess.DROPPED.is(false),
                CodingAgentTurn.PROCESS_ID.from(
                    CodingAgentTurn.TYPE, CodingAgentTurn.AGENT_SESSION_ID.isPresent()))
            .byDescending(ExecutionProcess.STARTED_AT)
            .asScan(); // of the processes of one session
    return context.reader().page(last, PageRequest.first(1), List.of(ITS_TURN)).items().stream()
        .flatMap(process -> process.latest(ITS_TURN).stream())
        .findFirst();
  }
}
