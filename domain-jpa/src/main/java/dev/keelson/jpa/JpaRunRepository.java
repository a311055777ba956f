// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Cursor;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.run.Run;
import dev.keelson.run.RunId;
import dev.keelson.run.RunRepository;
import dev.keelson.run.RunStatus;
import dev.keelson.sql.Statement;
import dev.keelson.sql.Terminations;
import dev.keelson.work.WorkItemId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

final class JpaRunRepository extends JpaRepository<Run, RunId, RunRow> implements RunRepository {

  private static final Statement DELETE = RunRow.MAPPING.statement(Terminations.DELETE_RUN);

  private final ProjectId project;

  JpaRunRepository(StoreContext context, ProjectId project) {
    super(context, Run.TYPE, RunRow.MAPPING, project);
    this.project = project;
  }

  @Override
  public Optional<Run> findByIdempotencyKey(String idempotencyKey) {
    return findBy(Map.of("idempotencyKey", idempotencyKey));
  }

  @Override
  public Page<Run> findAll(PageRequest page) {
    return page(Map.of(), byId.under("createdAt", Run::createdAt, Cursor::time).downwards(), page);
  }

  @Override
  public Page<Run> findByStatus(RunStatus status, PageRequest page) {
    return page(Map.of("status", status), byId, page);
  }

  @Override
  public Page<Run> findByWorkItem(WorkItemId workItem, PageRequest page) {
    return page(Map.of("workItemId", workItem), byId, page);
  }

  @Override
  public Page<Run> findByAgent(AgentId agent, PageRequest page) {
    return page(
        Map.of("agentId", agent, "startedAt", Finder.PRESENT),
        byId.under("startedAt", run -> Objects.requireNonNull(run.startedAt()), Cursor::time)
            .downwards(),
        page);
  }

  @Override
  public boolean delete(RunId id) {
    Call call = Call.of(DELETE).with("projectId", project).with("id", id);
    return Terminations.delete(
        () -> change(id, call).isPresent(), () -> find(id), () -> isRetried(id));
  }

  private boolean isRetried(RunId id) {
    return !page(Map.of("retryOf", id), byId, PageRequest.first(1)).items().isEmpty();
  }
}
