// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Cursor;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.run.Run;
import dev.keelson.run.RunId;
import dev.keelson.run.RunRepository;
import dev.keelson.run.RunStatus;
import dev.keelson.work.WorkItemId;
import java.util.Objects;
import java.util.Optional;

final class InMemoryRunRepository extends InMemoryRepository<Run, RunId> implements RunRepository {

  private final ProjectId project;

  InMemoryRunRepository(StoreContext context, ProjectId project) {
    super(context, Run.TYPE, project);
    this.project = project;
  }

  @Override
  public Optional<Run> findByIdempotencyKey(String idempotencyKey) {
    return findBy("idempotency_key", idempotencyKey);
  }

  @Override
  public Page<Run> findAll(PageRequest page) {
    return page(byId.under(Run::createdAt, Cursor::time).downwards(), page, any -> true);
  }

  @Override
  public Page<Run> findByStatus(RunStatus status, PageRequest page) {
    return page(byId, page, run -> run.status() == status);
  }

  @Override
  public Page<Run> findByWorkItem(WorkItemId workItem, PageRequest page) {
    return page(byId, page, run -> workItem.equals(run.workItemId()));
  }

  @Override
  public Page<Run> findByAgent(AgentId agent, PageRequest page) {
    return page(
        byId.under(run -> Objects.requireNonNull(run.startedAt()), Cursor::time).downwards(),
        page,
        run -> agent.equals(run.agentId()) && run.startedAt() != null);
  }

  @Override
  public boolean delete(RunId id) {
    return context.change(tx -> {
      tx.layer().find(table, id).ifPresent(run -> run.checkDeletion(isRetried(tx.layer(), id)));
      boolean deleted = new InMemoryRepository<>(tx, Run.TYPE, project).delete(id);
      InMemoryApprovalService.removeOrphans(tx.layer(), project);
      return deleted;
    });
  }

  private boolean isRetried(Layer layer, RunId id) {
    return layer.all(table).stream().anyMatch(other -> id.equals(other.retryOf()));
  }
}
