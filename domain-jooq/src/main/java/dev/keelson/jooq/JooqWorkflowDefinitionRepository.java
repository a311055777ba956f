// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.WORKFLOW_DEFINITION;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.jooq.generated.tables.records.WorkflowDefinitionRecord;
import dev.keelson.workflow.WorkflowDefinition;
import dev.keelson.workflow.WorkflowDefinitionId;
import dev.keelson.workflow.WorkflowDefinitionRepository;
import java.util.Optional;

final class JooqWorkflowDefinitionRepository
    extends JooqRepository<WorkflowDefinition, WorkflowDefinitionId, WorkflowDefinitionRecord>
    implements WorkflowDefinitionRepository {

  private static final EntityTable<
          WorkflowDefinition, WorkflowDefinitionId, WorkflowDefinitionRecord>
      TABLE =
          EntityTable.of(
              WorkflowDefinition.TYPE, new WorkflowDefinitionRowsImpl(), WORKFLOW_DEFINITION);

  JooqWorkflowDefinitionRepository(StoreContext context) {
    super(context, TABLE, null);
  }

  @Override
  public WorkflowDefinition insert(WorkflowDefinition workflow) {
    check(workflow);
    if (workflow.revision() != 0) {
      refuseStored(workflow);
    }
    workflow.requireNew();
    return write(call("insert_workflow_definition", workflow), workflow).orElseThrow();
  }

  @Override
  public Optional<WorkflowDefinition> findLatest(String name) {
    return findRevisions(name, PageRequest.first(1)).items().stream().findFirst();
  }

  @Override
  public Optional<WorkflowDefinition> findRevision(String name, int revision) {
    return findBy(WORKFLOW_DEFINITION.NAME.eq(name).and(WORKFLOW_DEFINITION.REVISION.eq(revision)));
  }

  @Override
  public Page<WorkflowDefinition> findRevisions(String name, PageRequest page) {
    return page(
        WORKFLOW_DEFINITION.NAME.eq(name),
        page,
        Order.by(WORKFLOW_DEFINITION.ID).under(WORKFLOW_DEFINITION.REVISION).downwards());
  }
}
