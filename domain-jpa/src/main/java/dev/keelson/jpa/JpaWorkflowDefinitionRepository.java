// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.sql.Statement;
import dev.keelson.workflow.WorkflowDefinition;
import dev.keelson.workflow.WorkflowDefinitionId;
import dev.keelson.workflow.WorkflowDefinitionRepository;
import java.util.Map;
import java.util.Optional;

final class JpaWorkflowDefinitionRepository
    extends JpaRepository<WorkflowDefinition, WorkflowDefinitionId, WorkflowDefinitionRow>
    implements WorkflowDefinitionRepository {

  private static final Statement INSERT =
      WorkflowDefinitionRow.MAPPING.statement("insert_workflow_definition");

  JpaWorkflowDefinitionRepository(StoreContext context) {
    super(context, WorkflowDefinition.TYPE, WorkflowDefinitionRow.MAPPING, null);
  }

  @Override
  public WorkflowDefinition insert(WorkflowDefinition workflow) {
    check(workflow);
    if (workflow.revision() != 0) {
      refuseStored(workflow);
    }
    workflow.requireNew();
    Call call =
        Call.of(INSERT)
            .with(WorkflowDefinitionRow.MAPPING, workflow)
            .with("actor", context.actor());
    return write(workflow, call).orElseThrow();
  }

  @Override
  public Optional<WorkflowDefinition> findLatest(String name) {
    return findRevisions(name, PageRequest.first(1)).items().stream().findFirst();
  }

  @Override
  public Optional<WorkflowDefinition> findRevision(String name, int revision) {
    return findBy(Map.of("name", name, "revision", revision));
  }

  @Override
  public Page<WorkflowDefinition> findRevisions(String name, PageRequest page) {
    return page(
        Map.of("name", name),
        byId.under("revision", WorkflowDefinition::revision, Integer::valueOf).downwards(),
        page);
  }
}
