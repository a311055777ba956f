// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Json;
import dev.keelson.workflow.WorkflowCategory;
import dev.keelson.workflow.WorkflowDefinition;
import dev.keelson.workflow.WorkflowDefinitionId;
import dev.keelson.workflow.WorkflowGraph;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How workflow definitions are stored. */
@NullUnmarked
@Entity(name = "KeelsonWorkflowDefinition")
@Table(name = "workflow_definition", schema = Row.SCHEMA)
public class WorkflowDefinitionRow extends SharedRow<WorkflowDefinitionId> {

  public String name;
  public int revision;
  public String displayName;
  public String description;
  public WorkflowCategory category;
  public WorkflowGraph definition;
  public Json inputSchema;
  public Json defaultInputs;
  public List<String> triggers;
  public boolean approvalRequired;

  @Mapper
  public interface Values extends RowMapper<WorkflowDefinition, WorkflowDefinitionRow> {}
}
