// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.workflow.WorkflowDefinition;
import dev.keelson.workflow.WorkflowDefinitionId;
import dev.keelson.workflow.WorkflowDefinitionRepository;
import java.util.List;
import java.util.Optional;

final class InMemoryWorkflowDefinitionRepository
    extends InMemoryRepository<WorkflowDefinition, WorkflowDefinitionId>
    implements WorkflowDefinitionRepository {

  private static final Table<String, Integer> HEADS = new Table<>("workflow_definition_head", null);

  InMemoryWorkflowDefinitionRepository(StoreContext context) {
    super(context, WorkflowDefinition.TYPE, null);
  }

  @Override
  WorkflowDefinition complete(Layer layer, WorkflowDefinition workflow) {
    workflow.requireNew();
    int next = layer.find(HEADS, workflow.name()).orElse(0) + 1;
    layer.put(HEADS, workflow.name(), next);
    return workflow.withRevision(next);
  }

  @Override
  public Optional<WorkflowDefinition> findLatest(String name) {
    return findRevisions(name, PageRequest.first(1)).items().stream().findFirst();
  }

  @Override
  public Optional<WorkflowDefinition> findRevision(String name, int revision) {
    return findBy("name_revision", List.of(name, revision));
  }

  @Override
  public Page<WorkflowDefinition> findRevisions(String name, PageRequest page) {
    return page(
        byId.under(WorkflowDefinition::revision, Integer::valueOf).downwards(),
        page,
        workflow -> workflow.name().equals(name));
  }
}
