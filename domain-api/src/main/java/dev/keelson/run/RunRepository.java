// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;
import dev.keelson.work.WorkItemId;
import java.util.Optional;

/** Stores one project's runs. */
public interface RunRepository extends Repository<Run, RunId> {

  /** The run that was started under this key, or empty. */
  Optional<Run> findByIdempotencyKey(String idempotencyKey);

  /** All runs, by creation downwards, ties by id downwards (R000-102, R003-37). */
  Page<Run> findAll(PageRequest page);

  /** The runs in {@code status}, by id (R000-101, R001-75, R004-19). */
  Page<Run> findByStatus(RunStatus status, PageRequest page);

  /** The runs at a work item, by id (R001-53, R001-74). */
  Page<Run> findByWorkItem(WorkItemId workItem, PageRequest page);

  /**
   * The runs of an agent that have started, last started first, ties by id downwards (R001-73,
   * R001-76, R001-106).
   */
  Page<Run> findByAgent(AgentId agent, PageRequest page);

  /**
   * Removes a run that has ended, with all that refers to it: steps, side effects, approvals,
   * artifacts, sandbox jobs, sessions with their processes and logs, pull requests; the journal and
   * the usage ledger keep what they tell of it (R004-45, R004-63). Returns whether there was one.
   *
   * @throws dev.keelson.core.InvalidValueException if the run is open, or another run retries it
   */
  boolean delete(RunId id);
}
