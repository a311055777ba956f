// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.AGENT_EXECUTION;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

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
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;

/** Keeps model calls: writes them all in one statement, and lets the database sum them. */
final class JooqUsageLedger implements UsageLedger {

  private static final AgentExecutionRows ROWS = new AgentExecutionRowsImpl();
  private static final Order<AgentExecutionRecord> OLDEST_FIRST =
      Order.by(AGENT_EXECUTION.ID).under(AGENT_EXECUTION.CREATED_AT);

  private final Unit unit;
  private final ProjectId project;

  JooqUsageLedger(Unit unit, ProjectId project) {
    this.unit = unit;
    this.project = project;
  }

  @Override
  public void append(List<AgentExecution> executions) {
    executions.forEach(call -> Unit.checkOwner(call.id(), call.projectId(), project));
    executions.forEach(WriteCheck::refuseSecrets);
    if (executions.isEmpty()) {
      return;
    }
    List<AgentExecutionRecord> rows = executions.stream().map(ROWS::toRow).toList();
    unit.run(
        dsl -> dsl.insertInto(AGENT_EXECUTION).set(rows).execute(),
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
    return unit.read(
        AGENT_EXECUTION,
        dsl ->
            dsl.select(
                    count(),
                    count().filterWhere(AGENT_EXECUTION.SUCCEEDED.isFalse()),
                    total(AGENT_EXECUTION.INPUT_TOKENS),
                    total(AGENT_EXECUTION.OUTPUT_TOKENS),
                    total(AGENT_EXECUTION.CACHE_READ_TOKENS),
                    total(AGENT_EXECUTION.CACHE_WRITE_TOKENS),
                    total(AGENT_EXECUTION.REASONING_TOKENS),
                    total(AGENT_EXECUTION.DURATION_MS.coerce(Long.class)),
                    coalesce(sum(AGENT_EXECUTION.COST_USD), inline(BigDecimal.ZERO)),
                    count().filterWhere(AGENT_EXECUTION.COST_USD.isNull()))
                .from(AGENT_EXECUTION)
                .where(AGENT_EXECUTION.PROJECT_ID.eq(project))
                .and(AGENT_EXECUTION.RUN_ID.eq(run))
                .fetchSingle(
                    mapping(
                        (calls,
                            failed,
                            input,
                            output,
                            read,
                            written,
                            thought,
                            millis,
                            cost,
                            unpriced) ->
                            new UsageTotals(
                                calls,
                                failed,
                                input,
                                output,
                                read,
                                written,
                                thought,
                                Duration.ofMillis(millis),
                                cost,
                                unpriced))));
  }

  private Page<AgentExecution> page(Condition match, PageRequest page) {
    Condition ours = AGENT_EXECUTION.PROJECT_ID.eq(project).and(match);
    return unit.page(AGENT_EXECUTION, ours, page, OLDEST_FIRST, ROWS::toValue);
  }

  /** The sum of the known numbers, 0 if none is known. */
  private static Field<Long> total(Field<Long> numbers) {
    return coalesce(sum(numbers), inline(BigDecimal.ZERO)).cast(Long.class);
  }
}
