// SPDX-License-Identifier: Apache-2.0
package dev.keelson.usage;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Check;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.query.Grouping;
import dev.keelson.query.Query;
import dev.keelson.repository.RepositoryContext;
import java.util.ArrayList;
import java.util.List;

/**
 * One project's ledger of model calls. Rows are never changed, and are retained when their runs are
 * deleted. Sums are exact, and each is one statement.
 */
public final class UsageLedger {

  private final RepositoryContext context;

  /** Creates the ledger in {@code context}. */
  public UsageLedger(RepositoryContext context) {
    this.context = Check.present(context, "context");
  }

  /**
   * Writes all of {@code executions} in one statement, or none of them.
   *
   * @throws dev.keelson.core.AlreadyExistsException if one of them is already stored
   * @throws dev.keelson.core.NotFoundException if an agent is not stored
   * @throws dev.keelson.core.InvalidValueException if one names a step of another run, or a step
   *     that is not stored of a run that is
   * @throws dev.keelson.core.ForeignProjectException if one belongs to another project
   * @throws dev.keelson.core.SecretFoundException if a name in one looks like a secret
   */
  public void append(List<AgentExecution> executions) {
    List<AgentExecution> admitted = new ArrayList<>();
    for (AgentExecution execution : Check.each(executions, "executions")) {
      context.checkOwner(execution.id(), execution.projectId());
      admitted.add(context.secrets().admit(AgentExecution.TYPE, execution));
    }
    if (!admitted.isEmpty()) {
      context.entities().record(AgentExecution.TYPE, context.project(), admitted);
    }
  }

  /** Returns the calls that served a run, oldest first, ties by id. */
  public Page<AgentExecution> findByRun(RunId run, PageRequest page) {
    return page(AgentExecution.TYPE.where(AgentExecution.RUN_ID.is(run)), page);
  }

  /** Returns the calls of one agent in this project, oldest first, ties by id (R004-73). */
  public Page<AgentExecution> findByAgent(AgentId agent, PageRequest page) {
    return page(AgentExecution.TYPE.where(AgentExecution.AGENT_ID.is(agent)), page);
  }

  /**
   * Returns a page of the calls that {@code query} finds.
   *
   * @throws dev.keelson.core.InvalidValueException if the cursor belongs to another query
   */
  public Page<AgentExecution> page(Query<AgentExecution> query, PageRequest page) {
    return context.reader().page(query, page);
  }

  /** Returns the totals of a run; all zero if it made no calls (R000-93, R004-74). */
  public UsageTotals totals(RunId run) {
    return totals(AgentExecution.TYPE.where(AgentExecution.RUN_ID.is(run)));
  }

  /**
   * Returns the totals of what {@code query} finds.
   *
   * @throws dev.keelson.core.InvalidValueException if a sum of tokens does not fit into 64 bits
   */
  public UsageTotals totals(Query<AgentExecution> query) {
    return UsageTotals.of(context.reader().summarize(UsageTotals.over(query)));
  }

  /**
   * Returns the totals of what {@code query} finds for each value of a grouping, for example by
   * step, model or day, or by the work item of the run.
   *
   * @throws dev.keelson.core.InvalidValueException if a sum of tokens does not fit into 64 bits
   */
  public <V> List<UsageTotals.Of<V>> totals(
      Query<AgentExecution> query, Grouping<AgentExecution, V> by) {
    return UsageTotals.by(by, context.reader().summarize(UsageTotals.over(query).by(by)));
  }
}
