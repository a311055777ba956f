// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.agent.AgentExecution;
import dev.keelson.agent.AgentExecutionId;
import dev.keelson.agent.AgentId;
import dev.keelson.agent.UsageLedger;
import dev.keelson.agent.UsageTotals;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.Cursor;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.WriteCheck;
import dev.keelson.run.RunId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps model calls. They refer to their agent only: runs and steps may be gone before them. */
final class InMemoryUsageLedger implements UsageLedger {

  private static final Order<AgentExecution> OLDEST_FIRST =
      Order.<AgentExecution>byId(AgentExecution::id, AgentExecutionId::parse)
          .under(AgentExecution::createdAt, Cursor::time);

  private final StoreContext context;
  private final ProjectId project;
  private final Table<AgentExecutionId, AgentExecution> table;

  InMemoryUsageLedger(StoreContext context, ProjectId project) {
    this.context = context;
    this.project = project;
    table = table(project);
  }

  /** Where a project's calls are kept, also when it is deleted. */
  static Table<AgentExecutionId, AgentExecution> table(ProjectId project) {
    return new Table<>("agent_execution", project);
  }

  @Override
  public void append(List<AgentExecution> executions) {
    executions.forEach(call -> Rules.checkOwner(call.id(), call.projectId(), project));
    executions.forEach(WriteCheck::refuseSecrets);
    context.change(tx -> {
      executions.forEach(call -> append(tx.layer(), call));
      return executions;
    });
  }

  private void append(Layer layer, AgentExecution call) {
    if (layer.find(table, call.id()).isPresent()) {
      throw new AlreadyExistsException(call.id(), "id");
    }
    Rules.checkProject(layer, project, call.id());
    Rules.checkReference(layer, project, call.agentId(), call.id(), "agent_id");
    layer.put(table, call.id(), call);
  }

  @Override
  public Page<AgentExecution> findByRun(RunId run, PageRequest page) {
    return page(page, call -> run.equals(call.runId()));
  }

  @Override
  public Page<AgentExecution> findByAgent(AgentId agent, PageRequest page) {
    return page(page, call -> call.agentId().equals(agent));
  }

  @Override
  public UsageTotals totals(RunId run) {
    List<AgentExecution> calls = all().stream().filter(call -> run.equals(call.runId())).toList();
    return new UsageTotals(
        calls.size(),
        calls.stream().filter(call -> !call.succeeded()).count(),
        sum(calls, AgentExecution::inputTokens),
        sum(calls, AgentExecution::outputTokens),
        sum(calls, AgentExecution::cacheReadTokens),
        sum(calls, AgentExecution::cacheWriteTokens),
        sum(calls, AgentExecution::reasoningTokens),
        calls.stream().map(AgentExecution::duration).reduce(Duration.ZERO, Duration::plus),
        calls.stream()
            .map(AgentExecution::costUsd)
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add),
        calls.stream().filter(call -> call.costUsd() == null).count());
  }

  private static long sum(
      List<AgentExecution> calls, Function<AgentExecution, @Nullable Long> tokens) {
    return calls.stream().map(tokens).filter(Objects::nonNull).mapToLong(Long::longValue).sum();
  }

  private Page<AgentExecution> page(PageRequest page, Predicate<AgentExecution> match) {
    return OLDEST_FIRST.page(all().stream().filter(match), page);
  }

  private List<AgentExecution> all() {
    return context.read(layer -> layer.all(table));
  }
}
