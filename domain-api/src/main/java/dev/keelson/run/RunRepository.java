// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Check;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores one project's runs. */
public final class RunRepository extends Repository<Run, RunId> {

  /** Creates the repository in {@code context}. */
  public RunRepository(RepositoryContext context) {
    super(Run.TYPE, context);
  }

  /** Returns the run that the host knows by this key, or empty. */
  public Optional<Run> findByExternalKey(String externalKey) {
    return first(type.where(Run.EXTERNAL_KEY.is(externalKey)));
  }

  /**
   * Returns the first run of a chain of retries and all that try it again, by attempt.
   *
   * @param root the first of the chain, {@link Run#rootRunId} of any of them
   */
  public Page<Run> findAttempts(RunId root, PageRequest page) {
    return page(type.where(Run.ROOT_RUN_ID.is(root)).by(Run.ATTEMPT), page);
  }

  /** Returns the run with that idempotency key, or empty. */
  public Optional<Run> findByIdempotencyKey(String idempotencyKey) {
    return first(type.where(Run.IDEMPOTENCY_KEY.is(idempotencyKey)));
  }

  /** Returns a page of all runs, newest first, ties by descending id (R000-102, R003-37). */
  @Override
  public Page<Run> findAll(PageRequest page) {
    return page(type.all().newestFirst(), page);
  }

  /** Returns the runs in {@code status}, oldest first (R000-101, R001-75, R004-19). */
  public Page<Run> findByStatus(RunStatus status, PageRequest page) {
    return page(type.where(Run.STATUS.is(status)), page);
  }

  /** Returns the runs at a work item, oldest first (R001-53, R001-74). */
  public Page<Run> findByWorkItem(WorkItemId workItem, PageRequest page) {
    return page(type.where(Run.WORK_ITEM_ID.is(workItem)), page);
  }

  /**
   * Returns the runs of an agent that have started, last started first, ties by descending id
   * (R001-73, R001-76, R001-106).
   */
  public Page<Run> findByAgent(AgentId agent, PageRequest page) {
    return page(type.where(Run.AGENT_ID.is(agent)).byDescending(Run.STARTED_AT), page);
  }

  /**
   * Deletes a run that has ended, together with everything that it owns: steps, side effects,
   * approvals, artifacts, sandbox jobs, sessions with their processes and logs, pull requests. Its
   * entries in the journal and the usage ledger are retained (R004-45, R004-63). Returns whether it
   * existed in this project.
   *
   * @throws dev.keelson.core.InvalidValueException if the run is active, another run retries it, or
   *     it is held, naming {@code hold}
   */
  public boolean delete(RunId id) {
    Optional<Run> run = find(id);
    if (run.isEmpty()) {
      return false;
    }
    RunStatus status = run.get().status();
    Check.that( // for good: nothing leads on from there
        !RunStatus.LIFECYCLE.isActive(status),
        "run.status",
        "must be completed, failed or cancelled before the run is deleted",
        "it is " + status.wireName());
    return remove(id);
  }
}
