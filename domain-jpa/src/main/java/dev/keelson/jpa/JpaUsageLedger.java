// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.agent.AgentExecution;
import dev.keelson.agent.AgentExecutionId;
import dev.keelson.agent.AgentId;
import dev.keelson.agent.UsageLedger;
import dev.keelson.agent.UsageTotals;
import dev.keelson.core.Cursor;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.WriteCheck;
import dev.keelson.run.RunId;
import dev.keelson.sql.SqlErrors;
import dev.keelson.sql.Usage;
import java.util.List;
import java.util.Map;

/** Keeps model calls: writes them together, and lets the database sum them. */
final class JpaUsageLedger implements UsageLedger {

  private static final Order<AgentExecution> OLDEST_FIRST =
      Order.<AgentExecution>by("id", AgentExecution::id, AgentExecutionId::parse)
          .under("createdAt", AgentExecution::createdAt, Cursor::time);

  private final StoreContext context;
  private final ProjectId project;
  private final Finder<AgentExecution, AgentExecutionRow> finder;

  JpaUsageLedger(StoreContext context, ProjectId project) {
    this.context = context;
    this.project = project;
    finder = new Finder<>(context.sessions(), AgentExecutionRow.MAPPING, project);
  }

  @Override
  public void append(List<AgentExecution> executions) {
    executions.forEach(call -> JpaRepository.checkOwner(call.id(), call.projectId(), project));
    executions.forEach(WriteCheck::refuseSecrets);
    Call call = Call.of(Usage.APPEND);
    Usage.arguments(executions).forEach(call::with);
    context
        .sessions()
        .write(
            session -> call.rows(session, row -> row.getInt(1)),
            e -> SqlErrors.translate(e, executions));
  }

  @Override
  public Page<AgentExecution> findByRun(RunId run, PageRequest page) {
    return finder.page(Map.of("runId", run), OLDEST_FIRST, page);
  }

  @Override
  public Page<AgentExecution> findByAgent(AgentId agent, PageRequest page) {
    return finder.page(Map.of("agentId", agent), OLDEST_FIRST, page);
  }

  @Override
  public UsageTotals totals(RunId run) {
    Call call = Call.of(Usage.TOTALS).with("projectId", project).with("runId", run);
    return context
        .sessions()
        .read(
            session -> call.rows(session, Usage::totals).getFirst(),
            e -> SqlErrors.translate(e, "sum model calls"));
  }
}
