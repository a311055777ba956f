// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.run.Run;
import dev.keelson.run.RunId;
import dev.keelson.run.RunRepository;
import dev.keelson.run.RunStatus;
import dev.keelson.work.WorkItemId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

final class InMemoryRunRepository extends InMemoryRepository<Run, RunId> implements RunRepository {

  private final ProjectId project;

  InMemoryRunRepository(Unit unit, ProjectId project) {
    super(unit, Run.TYPE, project);
    this.project = project;
  }

  @Override
  public Optional<Run> findByIdempotencyKey(String idempotencyKey) {
    return findBy("idempotency_key", idempotencyKey);
  }

  @Override
  public Page<Run> findAll(PageRequest page) {
    return page(byId.under(Run::createdAt, Instant::parse).downwards(), page, any -> true);
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
        byId.under(run -> Objects.requireNonNull(run.startedAt()), Instant::parse).downwards(),
        page,
        run -> agent.equals(run.agentId()) && run.startedAt() != null);
  }

  @Override
  public boolean delete(RunId id) {
    return unit.change(tx -> {
      Optional<Run> found = tx.layer().find(table, id);
      found.ifPresent(run -> {
        checkDeletable(tx.layer(), run);
        Rules.remove(tx.layer(), Run.TYPE, project, run);
        InMemoryApprovalDesk.removeOrphans(tx.layer(), project);
      });
      return found.isPresent();
    });
  }

  private void checkDeletable(Layer layer, Run run) {
    run.checkDeletion(
        layer.all(table).stream()
            .anyMatch(other ->
                !other.id().equals(run.id())
                    && (run.id().equals(other.retryOf()) || run.id().equals(other.rootRunId()))));
  }
}
