// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.AGENT_EXECUTION;

import dev.keelson.agent.AgentExecution;
import dev.keelson.agent.AgentId;
import dev.keelson.agent.UsageLedger;
import dev.keelson.agent.UsageTotals;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.WriteCheck;
import dev.keelson.jooq.generated.tables.records.AgentExecutionRecord;
import dev.keelson.run.RunId;
import dev.keelson.sql.SqlErrors;
import dev.keelson.sql.Usage;
import java.util.List;
import org.jooq.Condition;

/** Keeps model calls: writes them all in one statement, and lets the database sum them. */
final class JooqUsageLedger implements UsageLedger {

  private static final AgentExecutionRows ROWS = new AgentExecutionRowsImpl();
  private static final Order<AgentExecutionRecord> OLDEST_FIRST =
      Order.by(AGENT_EXECUTION.ID).under(AGENT_EXECUTION.CREATED_AT);

  private final StoreContext context;
  private final ProjectId project;

  JooqUsageLedger(StoreContext context, ProjectId project) {
    this.context = context;
    this.project = project;
  }

  @Override
  public void append(List<AgentExecution> executions) {
    executions.forEach(call -> StoreContext.checkOwner(call.id(), call.projectId(), project));
    executions.forEach(WriteCheck::refuseSecrets);
    Call call = context.call(Usage.APPEND, Columns.of());
    Usage.arguments(executions).forEach(call::withTexts);
    context.run(
        dsl -> call.fetch(dsl, row -> row.getInt(1)),
        problem -> SqlErrors.translate(problem, executions));
  }

  @Override
  public Page<AgentExecution> findByRun(RunId run, PageRequest page) {
    return page(AGENT_EXECUTION.RUN_ID.eq(run), page);
  }

  @Override
  public Page<AgentExecution> findByAgent(AgentId agent, PageRequest page) {
    return page(AGENT_EXECUTION.AGENT_ID.eq(agent), page);
  }

  @Override
  public UsageTotals totals(RunId run) {
    Call call =
        context
            .call(Usage.TOTALS, Columns.of())
            .with("projectId", AGENT_EXECUTION.PROJECT_ID, project)
            .with("runId", AGENT_EXECUTION.RUN_ID, run);
    return context.read(AGENT_EXECUTION, dsl -> call.fetch(dsl, Usage::totals)).getFirst();
  }

  private Page<AgentExecution> page(Condition match, PageRequest page) {
    Condition ours = AGENT_EXECUTION.PROJECT_ID.eq(project).and(match);
    return context.page(AGENT_EXECUTION, ours, page, OLDEST_FIRST, ROWS::toValue);
  }
}
