// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Repository;
import java.util.Optional;

/**
 * Stores the turns of one project's agents. A turn of a process that runs no agent is refused with
 * an {@link dev.keelson.core.InvalidValueException}, and so is a change of the kind of a process
 * that has a turn (R002-63).
 */
public interface CodingAgentTurnRepository extends Repository<CodingAgentTurn, CodingAgentTurnId> {

  /** The turn of a process, or empty if it has none (R002-62). */
  Optional<CodingAgentTurn> findByProcess(ExecutionProcessId process);

  /**
   * The turn that a session is resumed from: of its processes that were not dropped the one that
   * started last, ties by id downwards, whose agent told its own session; or empty.
   */
  Optional<CodingAgentTurn> findResumable(SessionId session);
}
