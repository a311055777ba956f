// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.workspace.CodingAgentTurn;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.ExecutionProcessRepository;
import dev.keelson.workspace.ExecutionProcessStatus;
import dev.keelson.workspace.SessionId;
import org.jspecify.annotations.Nullable;

final class InMemoryExecutionProcessRepository
    extends InMemoryRepository<ExecutionProcess, ExecutionProcessId>
    implements ExecutionProcessRepository {

  private final ProjectId project;

  InMemoryExecutionProcessRepository(StoreContext context, ProjectId project) {
    super(context, ExecutionProcess.TYPE, project);
    this.project = project;
  }

  @Override
  void checkRules(Layer layer, @Nullable ExecutionProcess before, ExecutionProcess process) {
    if (before != null) {
      layer
          .find(Rules.index(CodingAgentTurn.TYPE, "process_id", project), process.id())
          .ifPresent(turn -> CodingAgentTurn.requireAgent(process));
    }
  }

  @Override
  public Page<ExecutionProcess> findBySession(SessionId session, PageRequest page) {
    return page(byId, page, process -> process.sessionId().equals(session));
  }

  @Override
  public Page<ExecutionProcess> findByStatus(ExecutionProcessStatus status, PageRequest page) {
    return page(byId, page, process -> process.status() == status);
  }
}
