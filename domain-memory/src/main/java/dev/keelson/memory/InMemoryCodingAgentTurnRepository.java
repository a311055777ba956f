// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.workspace.CodingAgentTurn;
import dev.keelson.workspace.CodingAgentTurnId;
import dev.keelson.workspace.CodingAgentTurnRepository;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.SessionId;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class InMemoryCodingAgentTurnRepository
    extends InMemoryRepository<CodingAgentTurn, CodingAgentTurnId>
    implements CodingAgentTurnRepository {

  private static final Comparator<ExecutionProcess> BY_START =
      Comparator.comparing(ExecutionProcess::startedAt)
          .thenComparing(ExecutionProcess::id, Id.ORDER);

  private final ProjectId project;

  InMemoryCodingAgentTurnRepository(StoreContext context, ProjectId project) {
    super(context, CodingAgentTurn.TYPE, project);
    this.project = project;
  }

  @Override
  void checkRules(Layer layer, @Nullable CodingAgentTurn before, CodingAgentTurn turn) {
    layer
        .find(Table.of(ExecutionProcess.TYPE, project), turn.processId())
        .ifPresent(CodingAgentTurn::requireAgent);
  }

  @Override
  public Optional<CodingAgentTurn> findByProcess(ExecutionProcessId process) {
    return findBy("process_id", process);
  }

  @Override
  public Optional<CodingAgentTurn> findResumable(SessionId session) {
    return context.read(layer ->
        layer.all(Table.of(ExecutionProcess.TYPE, project)).stream()
            .filter(process -> process.sessionId().equals(session) && !process.dropped())
            .sorted(BY_START.reversed())
            .flatMap(process -> findByProcess(process.id()).stream())
            .filter(turn -> turn.agentSessionId() != null)
            .findFirst());
  }
}
