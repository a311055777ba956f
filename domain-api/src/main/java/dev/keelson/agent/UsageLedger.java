// SPDX-License-Identifier: Apache-2.0
package dev.keelson.agent;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.run.RunId;
import java.util.List;

/**
 * One project's ledger of model calls: append, read, sum. Rows are never changed and outlive their
 * runs.
 */
public interface UsageLedger {

  /**
   * Writes all of {@code executions} in one statement, or none of them.
   *
   * @throws dev.keelson.core.AlreadyExistsException if one of them is written already
   * @throws dev.keelson.core.NotFoundException if an agent is not stored
   * @throws dev.keelson.core.ForeignProjectException if one belongs to another project
   * @throws dev.keelson.core.SecretFoundException if a text of one looks like a secret
   */
  void append(List<AgentExecution> executions);

  /** The calls that served a run, oldest first, ties by id. */
  Page<AgentExecution> findByRun(RunId run, PageRequest page);

  /** The calls of one agent in this project, oldest first, ties by id (R004-73). */
  Page<AgentExecution> findByAgent(AgentId agent, PageRequest page);

  /** The sum over a run; all zero if it made no calls (R000-93, R004-74). */
  UsageTotals totals(RunId run);
}
