// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Check;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.run.Run;
import dev.keelson.run.RunId;
import dev.keelson.run.RunRepository;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.work.WorkItemId;
import dev.keelson.workspace.Checkpoint;
import dev.keelson.workspace.CheckpointId;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    checkCheckpoints(layer, run.id());
  }

  /** Refuses to take the checkpoint from a session that stays. */
  private void checkCheckpoints(Layer layer, RunId run) {
    Set<RunStepId> steps =
        layer.all(Table.of(RunStep.TYPE, project)).stream()
            .filter(step -> step.runId().equals(run))
            .map(RunStep::id)
            .collect(toSet());
    List<Session> sessions = layer.all(Table.of(Session.TYPE, project));
    Map<SessionId, Boolean> leaves =
        sessions.stream()
            .collect(
                toMap(Session::id, it -> run.equals(it.runId()) || contains(steps, it.stepId())));
    Set<CheckpointId> taken =
        layer.all(Table.of(Checkpoint.TYPE, project)).stream()
            .filter(checkpoint -> leaves.getOrDefault(checkpoint.sessionId(), false))
            .map(Checkpoint::id)
            .collect(toSet());
    Check.that(
        sessions.stream()
            .filter(session -> !leaves.getOrDefault(session.id(), false))
            .noneMatch(session -> contains(taken, session.lastCheckpointId())),
        "session.lastCheckpointId",
        "must be stored as long as a session may be resumed from it",
        "take it from the sessions that are not of the run first");
  }

  private static <I> boolean contains(Set<I> ids, @Nullable I id) {
    return id != null && ids.contains(id);
  }
}
